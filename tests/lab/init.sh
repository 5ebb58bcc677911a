# What pid 1 of a node does, inside namespaces of its own: makes them look like a machine, then runs the engine.
# From the environment: NAME and FOLDER of the node. Arguments: options of dockerd.
set -e
hostname "$NAME"
ip link set lo up

# A private /run, without the machine's engine, its locks, and its list of network namespaces.
mount -t tmpfs -o mode=755 lab /run
mkdir -p /run/docker /run/lock
[ -L /var/run ] || mount --bind /run /var/run

# The /sys of this network namespace, with the machine's cgroups kept.
mkdir /run/cgroups
mount --rbind /sys/fs/cgroup /run/cgroups
mount -t sysfs sysfs /sys
mount --rbind /run/cgroups /sys/fs/cgroup
umount -l /run/cgroups

# What the engine writes ends with the namespace, also where no option tells it to write elsewhere: its key, the
# files of load balancers, containerd's plugins. The machine's own settings for it do not count.
mkdir "$FOLDER/inside"
mount -t tmpfs lab "$FOLDER/inside"
for folder in /etc /opt /var/lib; do
    mkdir -p "$FOLDER/inside/upper$folder" "$FOLDER/inside/work$folder"
    layers="lowerdir=$folder,upperdir=$FOLDER/inside/upper$folder,workdir=$FOLDER/inside/work$folder"
    mount -t overlay -o "$layers" lab "$folder"
done
rm -f /etc/docker/daemon.json

# An engine that ends takes the node with it, unless the file `respawn` says that it is to start again.
while :; do
    dockerd --data-root "$FOLDER/inside/data" --exec-root "$FOLDER/inside/exec" \
        --pidfile "$FOLDER/dockerd.pid" --host "unix://$FOLDER/docker.sock" "$@" >>"$FOLDER/log" 2>&1 &
    engine=$!
    # Orphans come to pid 1: each `wait` collects those that have ended.
    while kill -0 "$engine" 2>/dev/null; do wait "$engine" || :; done
    [ -e "$FOLDER/respawn" ] || exit 0
    # Its containerd dies with it, but a moment later: an engine that starts meanwhile takes it for one that is
    # up, waits for it in vain, and gives up. One that has died has no `exe`, be it collected or not.
    # https://github.com/moby/moby/blob/v20.10.24/libcontainerd/supervisor/remote_daemon.go
    containerd=$(cat "$FOLDER/inside/exec/containerd/containerd.pid" 2>/dev/null || :)
    while [ -n "$containerd" ] && [ -e "/proc/$containerd/exe" ]; do sleep 0.01; done
    rm -f "$FOLDER/inside/exec/containerd/containerd.pid" "$FOLDER/respawn"
done
