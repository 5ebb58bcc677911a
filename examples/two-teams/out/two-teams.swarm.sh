#!/bin/sh
# Made by dotcompile from two-teams.dot. To run it, on a manager:
# sh two-teams.swarm.sh                   make what is drawn, and not there yet
# sh two-teams.swarm.sh down              take it away
# sh two-teams.swarm.sh down --volumes    also what its volumes hold, those on this host
# What it made is known again by its labels. What has changed since is made anew, and what is no longer drawn
# is taken away; volumes are kept as they are, since they hold data.
# shellcheck disable=SC1003,SC2016 # what is in quotes is meant as it stands
set -eu

project=platform
known=' '

# current KIND NAME VERSION: take away what is there of this name in another version.
current() {
    known="$known$2 "
    case $1 in
    container) found='.Config.Labels' state=' {{.State.Status}}' ;;
    service) found='.Spec.Labels' state='' ;;
    *) found='.Labels' state='' ;;
    esac
    found="{{index $found \"dotcompile.project\"}} {{index $found \"dotcompile.version\"}}$state"
    found=$(docker "$1" inspect --format "$found" "$2" 2>/dev/null) || return 0
    case "$1 $found" in
    "container $project $3 created") ;; # it was interrupted before it was started
    "$1 $project $3"*) return 0 ;;
    "volume $project "*)
        echo "volume $2 is drawn in another way by now, and is kept as it is"
        return 0
        ;;
    "$1 $project "*) ;;
    volume*)
        echo "volume $2 was made by others, and is used as it is"
        return 0
        ;;
    *)
        echo "$1 $2 is there already, and was made by others" >&2
        exit 1
        ;;
    esac
    echo "$1 $2 is made anew"
    remove "$1" "$2"
}

# made KIND: the names of all that this script has made.
made() {
    case $1 in
    container) docker ps --all --filter "label=dotcompile.project=$project" --format '{{.Names}}' ;;
    *) docker "$1" ls --filter "label=dotcompile.project=$project" --format '{{.Name}}' | sort ;;
    esac
}

# prune KIND: take away what is no longer drawn.
prune() {
    for name in $(made "$1"); do
        case $known in
        *" $name "*) ;;
        *)
            echo "$1 $name is no longer drawn"
            remove "$1" "$name"
            ;;
        esac
    done
    known=' '
}

# remove KIND NAME
remove() {
    case $1 in
    container)
        docker stop "$2" >/dev/null
        docker rm "$2" >/dev/null
        ;;
    network | volume)
        # It is in use until the tasks that have it have ended, and they outlive their services.
        tries=60
        while docker "$1" inspect "$2" >/dev/null 2>&1; do
            [ "$tries" -gt 0 ] || docker "$1" rm "$2" >/dev/null
            docker "$1" rm "$2" >/dev/null 2>&1 || sleep 1
            tries=$((tries - 1))
        done
        ;;
    *) docker "$1" rm "$2" >/dev/null ;;
    esac
}

# there KIND NAME: whether it is there; if not, it is made next.
there() {
    if docker "$1" inspect "$2" >/dev/null 2>&1; then
        return 0
    fi
    echo "making $1 $2"
    return 1
}

up() {
    current service platform_till 0fe406020a7bbffb
    current service platform_ledger 2f338cf3e7b2f750
    current service platform_accounts 61cb73119113d93b
    current service platform_reports 646b077eac2ed4dc
    current service platform_lake 4afd012a0202e262
    prune service
    current network platform_payments 75d1f719ef268921
    current network platform_insight 558a5b8180d8fd67
    current network platform_ledger--lake f8e180c4abdd9560
    prune network

    # two-teams.dot:7
    there network platform_payments || docker network create \
        --driver overlay \
        --internal \
        --subnet 10.60.0.0/24 \
        --opt encrypted= \
        --label dotcompile.project=platform \
        --label dotcompile.version=75d1f719ef268921 \
        platform_payments >/dev/null

    # two-teams.dot:17
    there network platform_insight || docker network create \
        --driver overlay \
        --internal \
        --subnet 10.60.1.0/24 \
        --label dotcompile.project=platform \
        --label dotcompile.version=558a5b8180d8fd67 \
        platform_insight >/dev/null

    # two-teams.dot:27: flows that no zone holds
    there network platform_ledger--lake || docker network create \
        --driver overlay \
        --internal \
        --subnet 10.60.2.0/24 \
        --label dotcompile.project=platform \
        --label dotcompile.version=f8e180c4abdd9560 \
        platform_ledger--lake >/dev/null

    # two-teams.dot:10
    there service platform_till || docker service create --detach \
        --name platform_till \
        --network name=platform_payments,alias=till \
        --publish target=8443,published=443,protocol=tcp,mode=ingress \
        --replicas 2 \
        --restart-condition any \
        --label dotcompile.project=platform \
        --label dotcompile.version=0fe406020a7bbffb \
        --label dotcompile.service=till \
        registry.example.org/payments/till:7.1 >/dev/null

    # two-teams.dot:11
    there service platform_ledger || docker service create --detach \
        --name platform_ledger \
        --network name=platform_payments,alias=ledger \
        --network name=platform_ledger--lake,alias=ledger \
        --restart-condition any \
        --label dotcompile.project=platform \
        --label dotcompile.version=2f338cf3e7b2f750 \
        --label dotcompile.service=ledger \
        registry.example.org/payments/ledger:7.1 >/dev/null

    # two-teams.dot:12
    there service platform_accounts || docker service create --detach \
        --name platform_accounts \
        --network name=platform_payments,alias=accounts \
        --restart-condition any \
        --mount type=volume,source=platform_accounts,target=/var/lib/postgresql/data,volume-label=dotcompile.project=platform \
        --label dotcompile.project=platform \
        --label dotcompile.version=61cb73119113d93b \
        --label dotcompile.service=accounts \
        registry.example.org/base/postgres:16.4 >/dev/null

    # two-teams.dot:20
    there service platform_reports || docker service create --detach \
        --name platform_reports \
        --network name=platform_insight,alias=reports \
        --publish target=3000,published=3000,protocol=tcp,mode=ingress \
        --restart-condition any \
        --label dotcompile.project=platform \
        --label dotcompile.version=646b077eac2ed4dc \
        --label dotcompile.service=reports \
        registry.example.org/insight/reports:2.0 >/dev/null

    # two-teams.dot:21
    there service platform_lake || docker service create --detach \
        --name platform_lake \
        --network name=platform_insight,alias=lake \
        --network name=platform_ledger--lake,alias=lake \
        --restart-condition any \
        --mount type=volume,source=platform_lake,target=/var/lib/clickhouse,volume-label=dotcompile.project=platform \
        --label dotcompile.project=platform \
        --label dotcompile.version=4afd012a0202e262 \
        --label dotcompile.service=lake \
        registry.example.org/base/clickhouse:24.8 >/dev/null
}

# clear KIND: take away all that this script has made.
clear() {
    for name in $(made "$1"); do
        echo "removing $1 $name"
        remove "$1" "$name"
    done
}

down() {
    kept=$1
    clear service
    clear network
    if [ "$kept" = nothing ]; then
        clear volume
    fi
}

case $* in
'' | up) up ;;
down) down volumes ;;
'down --volumes') down nothing ;;
*)
    echo "usage: $0 [up | down [--volumes]]" >&2
    exit 2
    ;;
esac
