"""The keys of services that Compose knows, beside those that have an attribute.

In: nothing, these are sets of words. https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json
"""


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


KNOWN = words(
    "annotations attach blkio_config build cap_add cap_drop cgroup cgroup_parent command configs "
    "container_name cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime "
    "cpu_shares cpus cpuset credential_spec depends_on deploy develop device_cgroup_rules devices dns "
    "dns_opt dns_search domainname entrypoint env_file environment expose extends external_links "
    "extra_hosts gpus group_add healthcheck hostname image init ipc isolation label_file labels links "
    "logging mac_address mem_limit mem_reservation mem_swappiness memswap_limit models network_mode "
    "networks oom_kill_disable oom_score_adj pid pids_limit platform ports post_start pre_stop "
    "privileged profiles provider pull_policy pull_refresh_after read_only restart runtime scale "
    "secrets security_opt shm_size stdin_open stop_grace_period stop_signal storage_opt sysctls tmpfs "
    "tty ulimits use_api_socket user userns_mode uts volumes volumes_from working_dir"
)

#: https://github.com/docker/cli/blob/v28.2.2/cli/compose/types/types.go, `UnsupportedProperties`
IGNORED_BY_SWARM = words(
    "build cgroup_parent container_name depends_on devices domainname expose external_links ipc links "
    "mac_address network_mode pid platform privileged profiles pull_policy restart security_opt "
    "shm_size userns_mode"
)
