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
    ((COMP_CWORD > 1)) && case ${COMP_WORDS[1]} in lint|fmt|explain|reach|render|diff|rules|plan|up|down|import|place|ps|logs|drift|verify|inspect|init|completion|vocabulary) command=${COMP_WORDS[1]} ;; esac
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
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    :--ignore)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
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
    :--template)
        _dotcompile_files "$current"
        return
        ;;
    :--target)
        _dotcompile_add < <(compgen -W 'compose swarm kubernetes shell shell-swarm json lock markdown' -- "$current")
        return
        ;;
    :--option)
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
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    lint:--ignore)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
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
        _dotcompile_add < <(compgen -W 'compose swarm kubernetes shell shell-swarm' -- "$current")
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
        _dotcompile_add < <(compgen -W 'compose swarm kubernetes shell shell-swarm' -- "$current")
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
        _dotcompile_add < <(compgen -W 'light dark auto source' -- "$current")
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
    render:--target)
        _dotcompile_add < <(compgen -W 'compose swarm kubernetes shell shell-swarm' -- "$current")
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
    render:--port)
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
    render:--rules)
        _dotcompile_files "$current"
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
        _dotcompile_add < <(compgen -W 'compose swarm kubernetes shell shell-swarm' -- "$current")
        return
        ;;
    diff:--emit)
        _dotcompile_files "$current"
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
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    rules:--ignore)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
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
        _dotcompile_add < <(compgen -W 'compose swarm kubernetes shell shell-swarm' -- "$current")
        return
        ;;
    rules:--graph)
        return
        ;;
    plan:--format)
        _dotcompile_add < <(compgen -W 'text json' -- "$current")
        return
        ;;
    plan:--out)
        _dotcompile_files "$current"
        return
        ;;
    plan:--only)
        return
        ;;
    plan:--host)
        return
        ;;
    plan:--context)
        return
        ;;
    plan:--engine-timeout)
        return
        ;;
    plan:--stdin-filename)
        return
        ;;
    plan:--site)
        _dotcompile_files "$current"
        return
        ;;
    plan:--limit)
        return
        ;;
    plan:--rules)
        _dotcompile_files "$current"
        return
        ;;
    plan:--graph)
        return
        ;;
    plan:--select)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    plan:--ignore)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    plan:--fail-on)
        _dotcompile_add < <(compgen -W 'error warning note never' -- "$current")
        return
        ;;
    plan:--config)
        _dotcompile_files "$current"
        return
        ;;
    plan:--target)
        _dotcompile_add < <(compgen -W 'compose swarm' -- "$current")
        return
        ;;
    plan:--profile)
        return
        ;;
    plan:--color)
        _dotcompile_add < <(compgen -W 'auto always never' -- "$current")
        return
        ;;
    up:--only)
        return
        ;;
    up:--timeout)
        return
        ;;
    up:--lock-timeout)
        return
        ;;
    up:--probe-image)
        return
        ;;
    up:--at-once)
        return
        ;;
    up:--host)
        return
        ;;
    up:--context)
        return
        ;;
    up:--engine-timeout)
        return
        ;;
    up:--stdin-filename)
        return
        ;;
    up:--site)
        _dotcompile_files "$current"
        return
        ;;
    up:--limit)
        return
        ;;
    up:--rules)
        _dotcompile_files "$current"
        return
        ;;
    up:--graph)
        return
        ;;
    up:--select)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    up:--ignore)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    up:--fail-on)
        _dotcompile_add < <(compgen -W 'error warning note never' -- "$current")
        return
        ;;
    up:--config)
        _dotcompile_files "$current"
        return
        ;;
    up:--target)
        _dotcompile_add < <(compgen -W 'compose swarm' -- "$current")
        return
        ;;
    up:--profile)
        return
        ;;
    up:--color)
        _dotcompile_add < <(compgen -W 'auto always never' -- "$current")
        return
        ;;
    down:--project)
        return
        ;;
    down:--timeout)
        return
        ;;
    down:--lock-timeout)
        return
        ;;
    down:--probe-image)
        return
        ;;
    down:--at-once)
        return
        ;;
    down:--host)
        return
        ;;
    down:--context)
        return
        ;;
    down:--engine-timeout)
        return
        ;;
    down:--stdin-filename)
        return
        ;;
    down:--site)
        _dotcompile_files "$current"
        return
        ;;
    down:--limit)
        return
        ;;
    down:--rules)
        _dotcompile_files "$current"
        return
        ;;
    down:--graph)
        return
        ;;
    down:--select)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    down:--ignore)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    down:--fail-on)
        _dotcompile_add < <(compgen -W 'error warning note never' -- "$current")
        return
        ;;
    down:--config)
        _dotcompile_files "$current"
        return
        ;;
    down:--target)
        _dotcompile_add < <(compgen -W 'compose swarm' -- "$current")
        return
        ;;
    down:--profile)
        return
        ;;
    down:--color)
        _dotcompile_add < <(compgen -W 'auto always never' -- "$current")
        return
        ;;
    import:--kubernetes)
        _dotcompile_files "$current"
        return
        ;;
    import:--project)
        return
        ;;
    import:--env-file)
        _dotcompile_files "$current"
        return
        ;;
    import:--host)
        return
        ;;
    import:--context)
        return
        ;;
    import:--engine-timeout)
        return
        ;;
    import:-o|import:--out)
        return
        ;;
    import:--select)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    import:--ignore)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    import:--fail-on)
        _dotcompile_add < <(compgen -W 'error warning note never' -- "$current")
        return
        ;;
    import:--config)
        _dotcompile_files "$current"
        return
        ;;
    import:--format)
        _dotcompile_add < <(compgen -W 'text concise json sarif github gitlab junit checkstyle markdown statistics' -- "$current")
        return
        ;;
    import:--output)
        _dotcompile_files "$current"
        return
        ;;
    import:--color)
        _dotcompile_add < <(compgen -W 'auto always never' -- "$current")
        return
        ;;
    place:--strategy)
        _dotcompile_add < <(compgen -W 'spread binpack random' -- "$current")
        return
        ;;
    place:--seed)
        return
        ;;
    place:--lose)
        return
        ;;
    place:--emit)
        _dotcompile_files "$current"
        return
        ;;
    place:--format)
        _dotcompile_add < <(compgen -W 'text json' -- "$current")
        return
        ;;
    place:--stdin-filename)
        return
        ;;
    place:--site)
        _dotcompile_files "$current"
        return
        ;;
    place:--limit)
        return
        ;;
    place:--graph)
        return
        ;;
    ps:--format)
        _dotcompile_add < <(compgen -W 'text json' -- "$current")
        return
        ;;
    ps:--project)
        return
        ;;
    ps:--host)
        return
        ;;
    ps:--context)
        return
        ;;
    ps:--engine-timeout)
        return
        ;;
    ps:--stdin-filename)
        return
        ;;
    ps:--site)
        _dotcompile_files "$current"
        return
        ;;
    ps:--limit)
        return
        ;;
    ps:--rules)
        _dotcompile_files "$current"
        return
        ;;
    ps:--graph)
        return
        ;;
    ps:--select)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    ps:--ignore)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    ps:--fail-on)
        _dotcompile_add < <(compgen -W 'error warning note never' -- "$current")
        return
        ;;
    ps:--config)
        _dotcompile_files "$current"
        return
        ;;
    ps:--target)
        _dotcompile_add < <(compgen -W 'compose swarm' -- "$current")
        return
        ;;
    ps:--profile)
        return
        ;;
    ps:--color)
        _dotcompile_add < <(compgen -W 'auto always never' -- "$current")
        return
        ;;
    logs:--tail)
        return
        ;;
    logs:--project)
        return
        ;;
    logs:--host)
        return
        ;;
    logs:--context)
        return
        ;;
    logs:--engine-timeout)
        return
        ;;
    logs:--stdin-filename)
        return
        ;;
    logs:--site)
        _dotcompile_files "$current"
        return
        ;;
    logs:--limit)
        return
        ;;
    logs:--rules)
        _dotcompile_files "$current"
        return
        ;;
    logs:--graph)
        return
        ;;
    logs:--select)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    logs:--ignore)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    logs:--fail-on)
        _dotcompile_add < <(compgen -W 'error warning note never' -- "$current")
        return
        ;;
    logs:--config)
        _dotcompile_files "$current"
        return
        ;;
    logs:--target)
        _dotcompile_add < <(compgen -W 'compose swarm' -- "$current")
        return
        ;;
    logs:--profile)
        return
        ;;
    logs:--color)
        _dotcompile_add < <(compgen -W 'auto always never' -- "$current")
        return
        ;;
    drift:--format)
        _dotcompile_add < <(compgen -W 'text json' -- "$current")
        return
        ;;
    drift:--project)
        return
        ;;
    drift:--host)
        return
        ;;
    drift:--context)
        return
        ;;
    drift:--engine-timeout)
        return
        ;;
    drift:--stdin-filename)
        return
        ;;
    drift:--site)
        _dotcompile_files "$current"
        return
        ;;
    drift:--limit)
        return
        ;;
    drift:--rules)
        _dotcompile_files "$current"
        return
        ;;
    drift:--graph)
        return
        ;;
    drift:--select)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    drift:--ignore)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    drift:--fail-on)
        _dotcompile_add < <(compgen -W 'error warning note never' -- "$current")
        return
        ;;
    drift:--config)
        _dotcompile_files "$current"
        return
        ;;
    drift:--target)
        _dotcompile_add < <(compgen -W 'compose swarm' -- "$current")
        return
        ;;
    drift:--profile)
        return
        ;;
    drift:--color)
        _dotcompile_add < <(compgen -W 'auto always never' -- "$current")
        return
        ;;
    verify:--format)
        _dotcompile_add < <(compgen -W 'text json junit markdown' -- "$current")
        return
        ;;
    verify:--via)
        _dotcompile_add < <(compgen -W 'auto exec sidecar namespace' -- "$current")
        return
        ;;
    verify:--timeout)
        return
        ;;
    verify:--at-once)
        return
        ;;
    verify:--project)
        return
        ;;
    verify:--outside)
        return
        ;;
    verify:--probe-image)
        return
        ;;
    verify:--host)
        return
        ;;
    verify:--context)
        return
        ;;
    verify:--engine-timeout)
        return
        ;;
    verify:--stdin-filename)
        return
        ;;
    verify:--site)
        _dotcompile_files "$current"
        return
        ;;
    verify:--limit)
        return
        ;;
    verify:--rules)
        _dotcompile_files "$current"
        return
        ;;
    verify:--graph)
        return
        ;;
    verify:--select)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    verify:--ignore)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    verify:--fail-on)
        _dotcompile_add < <(compgen -W 'error warning note never' -- "$current")
        return
        ;;
    verify:--config)
        _dotcompile_files "$current"
        return
        ;;
    verify:--target)
        _dotcompile_add < <(compgen -W 'compose swarm' -- "$current")
        return
        ;;
    verify:--profile)
        return
        ;;
    verify:--color)
        _dotcompile_add < <(compgen -W 'auto always never' -- "$current")
        return
        ;;
    inspect:--format)
        _dotcompile_add < <(compgen -W 'text json' -- "$current")
        return
        ;;
    inspect:--project)
        return
        ;;
    inspect:--host)
        return
        ;;
    inspect:--context)
        return
        ;;
    inspect:--engine-timeout)
        return
        ;;
    inspect:--stdin-filename)
        return
        ;;
    inspect:--site)
        _dotcompile_files "$current"
        return
        ;;
    inspect:--limit)
        return
        ;;
    inspect:--rules)
        _dotcompile_files "$current"
        return
        ;;
    inspect:--graph)
        return
        ;;
    inspect:--select)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    inspect:--ignore)
        _dotcompile_add < <(compgen -W 'DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted' -- "$current")
        return
        ;;
    inspect:--fail-on)
        _dotcompile_add < <(compgen -W 'error warning note never' -- "$current")
        return
        ;;
    inspect:--config)
        _dotcompile_files "$current"
        return
        ;;
    inspect:--target)
        _dotcompile_add < <(compgen -W 'compose swarm' -- "$current")
        return
        ;;
    inspect:--profile)
        return
        ;;
    inspect:--color)
        _dotcompile_add < <(compgen -W 'auto always never' -- "$current")
        return
        ;;
    vocabulary:--format)
        _dotcompile_add < <(compgen -W 'text markdown json schema' -- "$current")
        return
        ;;
    esac
    case $command in
    '')
        options='-h --help --version --stdin-filename --site --limit --select --ignore --strict --no-strict --fail-on --config --isolated --format --output --statistics --notes -q --quiet --color --emit --template --target --option --report --rules --graph --merge'
        ((COMP_CWORD == 1)) && words='lint fmt explain reach render diff rules plan up down import place ps logs drift verify inspect init completion vocabulary'
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
        words='DC001 undecodable-bytes DC002 byte-order-mark DC003 unexpected DC004 wrong-arrow DC005 unclosed-string DC006 unclosed-html DC007 unclosed-comment DC008 unclosed-brace DC009 stray-brace DC010 no-graph DC011 outside-graph DC012 ignored-tail DC013 split-number DC014 keyword-as-name DC015 bad-character DC016 too-large DC017 too-many-findings DC020 subgraph-attributes DC021 dropped-port DC022 ignored-key DC023 lost-edge DC024 too-many-edges DC025 curly-quotes DC026 arrow-as-node DC030 unused-suppression DC031 bad-suppression DC032 unknown-suppression DC033 suppression-without-reason DC034 stale-baseline DC040 configuration-syntax DC041 unknown-configuration-key DC042 bad-configuration-value DC043 unknown-configuration-kind DC101 unknown-attribute DC102 misplaced-attribute DC110 bad-text DC111 bad-choice DC112 bad-number DC113 bad-size DC114 bad-duration DC115 bad-port DC116 bad-address DC117 bad-subnet DC118 bad-image DC119 bad-name DC120 bad-list DC121 bad-mapping DC122 bad-path DC123 bad-command DC124 bad-constraint DC125 repeated-entry DC126 icon-not-image DC150 name-made DC151 name-unreadable DC152 name-taken DC153 name-as-default DC154 said-twice DC155 image-inferred DC156 image-unknown DC130 unknown-zone DC131 zone-by-short-name DC132 node-not-zone DC133 attributes-on-reference DC134 zone-drawn-twice DC135 mention-passed-over DC136 zone-kind-inferred DC137 node-kind-inferred DC138 zones-disagree DC139 no-service DC200 unrelated-ends DC201 relation-misfit DC202 both-ways DC203 lhead-without-compound DC204 lhead-elsewhere DC205 port-as-position DC206 ports-by-label DC214 idle-edge-attribute DC215 mount-without-path DC216 every-instance DC207 control-not-built DC208 ingress-to-all DC209 ingress-refused DC211 ingress-without-port DC212 doubtful-actor DC213 deny-without-flow DC180 site-syntax DC181 unknown-site-key DC182 diagrams-own DC183 unmatched-section DC184 bad-site-value DC185 site-image-ports DC194 registry-added DC195 registry-joined DC196 registry-missing DC197 registry-not-reached DC190 merge-unlike DC191 merge-conflict DC192 merge-default-lost DC193 merge-setting-apart DC601 not-on-target DC602 approximated DC603 name-not-on-target DC604 dependency-not-on-target DC605 character-not-on-target DC606 too-many-ports DC607 target-not-there DC608 size-taken DC609 template-wrong DC690 not-proved DC701 name-taken-on-engine DC702 subnet-taken DC703 port-taken DC704 network-in-use DC705 not-on-engine DC711 service-not-running DC712 placed-otherwise DC713 open-beyond-drawing DC714 closed-within-drawing DC715 nobody-listens DC716 name-otherwise DC717 answered-otherwise DC718 published-otherwise DC719 could-not-tell DC044 theme-syntax DC045 unknown-theme-key DC046 bad-theme-value DC047 low-contrast DC801 yaml-syntax DC802 yaml-limit DC810 not-imported DC811 wrong-type DC812 unknown-key DC813 not-defined DC814 unset-variable DC815 missing-variable DC816 file-not-read DC817 extends-circle DC818 name-not-imported DC819 host-not-reached DC210 joins-zones DC217 edge-to-itself DC218 edge-repeated DC219 edges-disagree DC220 empty-zone DC221 isolated-service DC222 unused-network DC223 unused-volume DC224 store-published DC230 network-mode-in-zone DC231 network-mode-idle DC232 flow-without-network DC233 network-mode-unknown DC234 network-mode-circle DC235 parent-missing DC236 parent-shared DC237 option-of-other-driver DC238 driver-not-of-target DC239 internal-yet-open DC240 mount-point-taken DC241 volume-mounted-twice DC242 volume-of-one-host DC243 bind-elsewhere DC244 engine-socket DC245 privileged DC246 capability-of-root DC247 capability-both-ways DC248 data-not-kept DC250 dependency-circle DC251 dependency-unknown DC252 dependency-without-network DC253 health-without-check DC254 dependency-never-runs DC255 idle-healthcheck DC256 affinity-unknown DC260 constraint-unmet DC261 constraints-contradict DC262 host-port-of-replicas DC263 global-with-replicas DC264 reserved-above-limit DC265 start-first-with-host-port DC266 managers-even DC280 image-not-pinned DC281 secret-in-env DC302 published-unreached DC304 ingress-closed DC305 host-port-taken DC306 publish-not-listened DC308 port-not-listened DC309 published-everywhere DC310 subnets-overlap DC312 subnet-hides-host DC313 address-outside-subnet DC314 address-without-subnet DC315 address-taken DC316 address-of-replicas DC317 mac-taken DC318 ipv6-not-enabled DC319 alias-taken DC320 extra-host-shadows DC301 network-too-small DC501 cut-off DC502 host-port-picked DC503 any-port-published DC504 zone-split DC505 networks-not-proved-fewest DC506 too-many-pairs DC507 no-network DC508 pool-exhausted DC509 split-settings DC510 ipv6-without-subnet DC511 subnet-outside-pool DC512 sandbox-conflict DC513 lock-unreadable DC514 target-taken DC515 driver-option-unknown DC516 driver-option-value DC517 way-out-left-out DC518 not-a-pair DC519 hosts-without-subnet DC520 hosts-not-drawn DC521 static-without-subnet DC522 beyond-reach DC523 placement-impossible DC524 placement-unheld DC525 placement-uneven DC526 hosts-not-known DC401 rule-broken DC402 rule-against-drawing DC403 rule-unknown DC404 rule-vacuous DC410 rule-syntax DC411 unknown-rule-form DC412 unknown-selector DC413 ambiguous-rule-name DC414 bad-rule-port DC415 bad-rule-word DC416 rule-named-twice DC420 waiver-without-reason DC421 waiver-expired DC422 waiver-unused DC423 waiver-miscounted'
        diagrams=yes
        ;;
    reach)
        options='--in --target --rules --paths --format --stdin-filename --site --limit --graph --merge -h --help'
        diagrams=yes
        ;;
    render)
        options='-o --output --theme --direction --zones --focus --hops --findings --target --title --no-legend --font --zoom --engine --strict --serve --port --watch --stdin-filename --site --limit --rules --graph --merge -h --help'
        diagrams=yes
        ;;
    diff)
        options='--base --format --target --emit --rules --stdin-filename --site --limit --graph -h --help'
        diagrams=yes
        ;;
    rules)
        options='-h --help --stdin-filename --site --limit --select --ignore --strict --no-strict --fail-on --config --isolated --format --output --statistics --notes -q --quiet --color --target --graph'
        diagrams=yes
        ;;
    plan)
        options='--format --exit-code --out --only --orphans -h --help --host --context --engine-timeout --stdin-filename --site --limit --rules --graph --merge --select --ignore --strict --no-strict --fail-on --config --isolated --target --profile --color'
        diagrams=yes
        ;;
    up)
        options='--only --orphans --yes --timeout --lock-timeout --probe-image --at-once -q --quiet -h --help --host --context --engine-timeout --stdin-filename --site --limit --rules --graph --merge --select --ignore --strict --no-strict --fail-on --config --isolated --target --profile --color'
        diagrams=yes
        ;;
    down)
        options='--project --volumes --yes --timeout --lock-timeout --probe-image --at-once -q --quiet -h --help --host --context --engine-timeout --stdin-filename --site --limit --rules --graph --merge --select --ignore --strict --no-strict --fail-on --config --isolated --target --profile --color'
        diagrams=yes
        ;;
    import)
        options='-h --help --stack --engine --kubernetes --project --env-file --host --context --engine-timeout -o --out --force --select --ignore --strict --no-strict --fail-on --config --isolated --format --output --statistics --notes -q --quiet --color'
        diagrams=yes
        ;;
    place)
        options='--strategy --seed --lose --emit --format --stdin-filename --site --limit --graph --merge -h --help'
        diagrams=yes
        ;;
    ps)
        options='--format --project -h --help --host --context --engine-timeout --stdin-filename --site --limit --rules --graph --merge --select --ignore --strict --no-strict --fail-on --config --isolated --target --profile --color'
        diagrams=yes
        ;;
    logs)
        options='--follow --tail --timestamps --project -h --help --host --context --engine-timeout --stdin-filename --site --limit --rules --graph --merge --select --ignore --strict --no-strict --fail-on --config --isolated --target --profile --color'
        diagrams=yes
        ;;
    drift)
        options='--exit-code --format --project -h --help --host --context --engine-timeout --stdin-filename --site --limit --rules --graph --merge --select --ignore --strict --no-strict --fail-on --config --isolated --target --profile --color'
        diagrams=yes
        ;;
    verify)
        options='--format --via --timeout --at-once --project --outside --probe-image -h --help --host --context --engine-timeout --stdin-filename --site --limit --rules --graph --merge --select --ignore --strict --no-strict --fail-on --config --isolated --target --profile --color'
        diagrams=yes
        ;;
    inspect)
        options='--format --project -h --help --host --context --engine-timeout --stdin-filename --site --limit --rules --graph --merge --select --ignore --strict --no-strict --fail-on --config --isolated --target --profile --color'
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
