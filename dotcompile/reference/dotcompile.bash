# Completion of dotcompile for bash: source this file, or put it where bash-completion looks, as
# ~/.local/share/bash-completion/completions/dotcompile

_dotcompile_add() {
    local word
    while IFS= read -r word; do COMPREPLY+=("$word"); done
}

_dotcompile_files() {
    compopt -o filenames 2>/dev/null
    _dotcompile_add < <(compgen -f -- "$1")
}

_dotcompile_diagrams() {
    compopt -o filenames 2>/dev/null
    _dotcompile_add < <(compgen -d -- "$1"; compgen -f -X '!*.dot' -- "$1"; compgen -f -X '!*.gv' -- "$1")
}

_dotcompile() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=
    local options= words= diagrams=
    COMPREPLY=()
    ((COMP_CWORD > 1)) && case ${COMP_WORDS[1]} in lint|fmt|explain|reach|render|diff|rules|init|completion|vocabulary) command=${COMP_WORDS[1]} ;; esac
    case $command:$previous in
    :--stdin-filename)
        return
        ;;
    :--site)
        _dotcompile_files "$current"
        return
        ;;
    :--limit)
        return
        ;;
    :--select)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC690 not-proved DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    :--ignore)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC690 not-proved DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    :--fail-on)
        _dotcompile_add < <(compgen -W 'error warning note never' -- "$current")
        return
        ;;
    :--config)
        _dotcompile_files "$current"
        return
        ;;
    :--format)
        _dotcompile_add < <(compgen -W 'text concise json sarif github gitlab junit checkstyle markdown statistics' -- "$current")
        return
        ;;
    :--output)
        _dotcompile_files "$current"
        return
        ;;
    :--color)
        _dotcompile_add < <(compgen -W 'auto always never' -- "$current")
        return
        ;;
    :--emit)
        _dotcompile_files "$current"
        return
        ;;
    :--target)
        _dotcompile_add < <(compgen -W 'compose swarm json lock' -- "$current")
        return
        ;;
    :--rules)
        _dotcompile_files "$current"
        return
        ;;
    :--graph)
        return
        ;;
    lint:--stdin-filename)
        return
        ;;
    lint:--site)
        _dotcompile_files "$current"
        return
        ;;
    lint:--limit)
        return
        ;;
    lint:--select)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC690 not-proved DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    lint:--ignore)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC690 not-proved DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    lint:--fail-on)
        _dotcompile_add < <(compgen -W 'error warning note never' -- "$current")
        return
        ;;
    lint:--config)
        _dotcompile_files "$current"
        return
        ;;
    lint:--format)
        _dotcompile_add < <(compgen -W 'text concise json sarif github gitlab junit checkstyle markdown statistics' -- "$current")
        return
        ;;
    lint:--output)
        _dotcompile_files "$current"
        return
        ;;
    lint:--color)
        _dotcompile_add < <(compgen -W 'auto always never' -- "$current")
        return
        ;;
    lint:--baseline)
        _dotcompile_files "$current"
        return
        ;;
    fmt:--stdin-filename)
        return
        ;;
    fmt:--color)
        _dotcompile_add < <(compgen -W 'auto always never' -- "$current")
        return
        ;;
    explain:--stdin-filename)
        return
        ;;
    explain:--site)
        _dotcompile_files "$current"
        return
        ;;
    explain:--limit)
        return
        ;;
    explain:--graph)
        return
        ;;
    explain:--in)
        _dotcompile_add < <(compgen -W 'intent effective' -- "$current")
        return
        ;;
    explain:--target)
        _dotcompile_add < <(compgen -W 'compose swarm' -- "$current")
        return
        ;;
    explain:--rules)
        _dotcompile_files "$current"
        return
        ;;
    explain:--format)
        _dotcompile_add < <(compgen -W 'text json' -- "$current")
        return
        ;;
    explain:--color)
        _dotcompile_add < <(compgen -W 'auto always never' -- "$current")
        return
        ;;
    reach:--in)
        _dotcompile_add < <(compgen -W 'intent effective' -- "$current")
        return
        ;;
    reach:--target)
        _dotcompile_add < <(compgen -W 'compose swarm' -- "$current")
        return
        ;;
    reach:--rules)
        _dotcompile_files "$current"
        return
        ;;
    reach:--format)
        _dotcompile_add < <(compgen -W 'text csv json markdown html' -- "$current")
        return
        ;;
    reach:--stdin-filename)
        return
        ;;
    reach:--site)
        _dotcompile_files "$current"
        return
        ;;
    reach:--limit)
        return
        ;;
    reach:--graph)
        return
        ;;
    render:-o|render:--output)
        _dotcompile_files "$current"
        return
        ;;
    render:--theme)
        _dotcompile_add < <(compgen -W 'light dark auto' -- "$current")
        return
        ;;
    render:--direction)
        _dotcompile_add < <(compgen -W 'down right' -- "$current")
        return
        ;;
    render:--focus)
        return
        ;;
    render:--hops)
        return
        ;;
    render:--title)
        return
        ;;
    render:--font)
        _dotcompile_files "$current"
        return
        ;;
    render:--zoom)
        return
        ;;
    render:--engine)
        _dotcompile_add < <(compgen -W 'graphviz-pure dot' -- "$current")
        return
        ;;
    render:--stdin-filename)
        return
        ;;
    render:--site)
        _dotcompile_files "$current"
        return
        ;;
    render:--limit)
        return
        ;;
    render:--graph)
        return
        ;;
    diff:--base)
        return
        ;;
    diff:--format)
        _dotcompile_add < <(compgen -W 'text json markdown' -- "$current")
        return
        ;;
    diff:--target)
        _dotcompile_add < <(compgen -W 'compose swarm' -- "$current")
        return
        ;;
    diff:--rules)
        _dotcompile_files "$current"
        return
        ;;
    diff:--stdin-filename)
        return
        ;;
    diff:--site)
        _dotcompile_files "$current"
        return
        ;;
    diff:--limit)
        return
        ;;
    diff:--graph)
        return
        ;;
    rules:--stdin-filename)
        return
        ;;
    rules:--site)
        _dotcompile_files "$current"
        return
        ;;
    rules:--limit)
        return
        ;;
    rules:--select)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC690 not-proved DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    rules:--ignore)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC690 not-proved DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    rules:--fail-on)
        _dotcompile_add < <(compgen -W 'error warning note never' -- "$current")
        return
        ;;
    rules:--config)
        _dotcompile_files "$current"
        return
        ;;
    rules:--format)
        _dotcompile_add < <(compgen -W 'text concise json sarif github gitlab junit checkstyle markdown statistics' -- "$current")
        return
        ;;
    rules:--output)
        _dotcompile_files "$current"
        return
        ;;
    rules:--color)
        _dotcompile_add < <(compgen -W 'auto always never' -- "$current")
        return
        ;;
    rules:--target)
        _dotcompile_add < <(compgen -W 'compose swarm' -- "$current")
        return
        ;;
    rules:--graph)
        return
        ;;
    vocabulary:--format)
        _dotcompile_add < <(compgen -W 'text markdown json schema' -- "$current")
        return
        ;;
    esac
    case $command in
    '')
        options='-h --help --version --stdin-filename --site --limit --select --ignore --strict --no-strict --fail-on --config --isolated --format --output --statistics --notes -q --quiet --color --emit --target --rules --graph --merge'
        ((COMP_CWORD == 1)) && words='lint fmt explain reach render diff rules init completion vocabulary'
        diagrams=yes
        ;;
    lint)
        options='-h --help --stdin-filename --site --limit --select --ignore --strict --no-strict --fail-on --config --isolated --format --output --statistics --notes -q --quiet --color --fix --diff --unsafe-fixes --baseline --update-baseline'
        diagrams=yes
        ;;
    fmt)
        options='--check --diff --stdin-filename -q --quiet --color -h --help'
        diagrams=yes
        ;;
    explain)
        options='--all --stdin-filename --site --limit --graph --merge --in --target --rules --format --color -h --help'
        words='DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC690 not-proved DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted'
        diagrams=yes
        ;;
    reach)
        options='--in --target --rules --paths --format --stdin-filename --site --limit --graph --merge -h --help'
        diagrams=yes
        ;;
    render)
        options='-o --output --theme --direction --zones --focus --hops --title --no-legend --font --zoom --engine --strict --watch --stdin-filename --site --limit --graph --merge -h --help'
        diagrams=yes
        ;;
    diff)
        options='--base --format --target --rules --stdin-filename --site --limit --graph -h --help'
        diagrams=yes
        ;;
    rules)
        options='-h --help --stdin-filename --site --limit --select --ignore --strict --no-strict --fail-on --config --isolated --format --output --statistics --notes -q --quiet --color --target --graph'
        diagrams=yes
        ;;
    init)
        options='--force -h --help'
        ;;
    completion)
        options='-h --help'
        words='bash zsh fish'
        ;;
    vocabulary)
        options='--format -h --help'
        words='graph zone network service actor host volume engine edge'
        ;;
    esac
    if [[ $current == -* ]]; then
        _dotcompile_add < <(compgen -W "$options" -- "$current")
        return
    fi
    _dotcompile_add < <(compgen -W "$words" -- "$current")
    [[ $diagrams ]] && _dotcompile_diagrams "$current"
}

complete -F _dotcompile dotcompile
