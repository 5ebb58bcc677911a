#!/bin/sh
# Made by dotcompile from two-teams.dot. To run it, on one engine:
# sh two-teams.sh                   make what is drawn, and not there yet
# sh two-teams.sh down              take it away
# sh two-teams.sh down --volumes    also what its volumes hold, all of them
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

# runs NAME: whether there is such a container; one that has stopped is started again.
runs() {
    there container "$1" || return 1
    docker start "$1" >/dev/null
}

up() {
    current volume platform_accounts eeb5c9033ae10f88
    current volume platform_lake eeb5c9033ae10f88
    number=1
    while [ "$number" -le 2 ]; do
        current container platform-till-"$number" 34bae14254bb942e
        number=$((number + 1))
    done
    current container platform-ledger-1 656aebafe70e796c
    current container platform-accounts-1 2151c5591b03e2ce
    current container platform-reports-1 5d8ae93884e44586
    current container platform-lake-1 498e3455752f0f2c
    prune container
    current network platform_payments 75d1f719ef268921
    current network platform_insight 558a5b8180d8fd67
    current network platform_ledger--lake dc2836cb784211ee
    current network platform_ingress ee3909a290fdcde6
    current network platform_ingress-2 8b920baa07932181
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
        --driver bridge \
        --internal \
        --subnet 10.60.2.0/24 \
        --label dotcompile.project=platform \
        --label dotcompile.version=dc2836cb784211ee \
        platform_ledger--lake >/dev/null

    # two-teams.dot:10: a way in, by published ports
    there network platform_ingress || docker network create \
        --driver bridge \
        --subnet 10.60.3.0/24 \
        --label dotcompile.project=platform \
        --label dotcompile.version=ee3909a290fdcde6 \
        platform_ingress >/dev/null

    # two-teams.dot:20: a way in, by published ports
    there network platform_ingress-2 || docker network create \
        --driver bridge \
        --subnet 10.60.4.0/24 \
        --label dotcompile.project=platform \
        --label dotcompile.version=8b920baa07932181 \
        platform_ingress-2 >/dev/null

    # a volume that services name
    there volume platform_accounts || docker volume create \
        --label dotcompile.project=platform \
        --label dotcompile.version=eeb5c9033ae10f88 \
        platform_accounts >/dev/null

    # a volume that services name
    there volume platform_lake || docker volume create \
        --label dotcompile.project=platform \
        --label dotcompile.version=eeb5c9033ae10f88 \
        platform_lake >/dev/null

    # two-teams.dot:10
    number=1
    while [ "$number" -le 2 ]; do
        runs platform-till-"$number" || {
            docker create \
                --name platform-till-"$number" \
                --network platform_payments \
                --network-alias till \
                --publish 443:8443/tcp \
                --restart always \
                --label dotcompile.project=platform \
                --label dotcompile.version=34bae14254bb942e \
                --label dotcompile.service=till \
                registry.example.org/payments/till:7.1 >/dev/null
            docker network connect --alias till platform_ingress platform-till-"$number"
            docker start platform-till-"$number" >/dev/null
        }
        number=$((number + 1))
    done

    # two-teams.dot:11
    runs platform-ledger-1 || {
        docker create \
            --name platform-ledger-1 \
            --network platform_payments \
            --network-alias ledger \
            --restart always \
            --label dotcompile.project=platform \
            --label dotcompile.version=656aebafe70e796c \
            --label dotcompile.service=ledger \
            registry.example.org/payments/ledger:7.1 >/dev/null
        docker network connect --alias ledger platform_ledger--lake platform-ledger-1
        docker start platform-ledger-1 >/dev/null
    }

    # two-teams.dot:12
    runs platform-accounts-1 || docker run --detach \
        --name platform-accounts-1 \
        --network platform_payments \
        --network-alias accounts \
        --restart always \
        --mount type=volume,source=platform_accounts,target=/var/lib/postgresql/data \
        --label dotcompile.project=platform \
        --label dotcompile.version=2151c5591b03e2ce \
        --label dotcompile.service=accounts \
        registry.example.org/base/postgres:16.4 >/dev/null

    # two-teams.dot:20
    runs platform-reports-1 || {
        docker create \
            --name platform-reports-1 \
            --network platform_insight \
            --network-alias reports \
            --publish 3000:3000/tcp \
            --restart always \
            --label dotcompile.project=platform \
            --label dotcompile.version=5d8ae93884e44586 \
            --label dotcompile.service=reports \
            registry.example.org/insight/reports:2.0 >/dev/null
        docker network connect --alias reports platform_ingress-2 platform-reports-1
        docker start platform-reports-1 >/dev/null
    }

    # two-teams.dot:21
    runs platform-lake-1 || {
        docker create \
            --name platform-lake-1 \
            --network platform_insight \
            --network-alias lake \
            --restart always \
            --mount type=volume,source=platform_lake,target=/var/lib/clickhouse \
            --label dotcompile.project=platform \
            --label dotcompile.version=498e3455752f0f2c \
            --label dotcompile.service=lake \
            registry.example.org/base/clickhouse:24.8 >/dev/null
        docker network connect --alias lake platform_ledger--lake platform-lake-1
        docker start platform-lake-1 >/dev/null
    }
}

# clear KIND: take away all that this script has made.
clear() {
    for name in $(made "$1"); do
        echo "removing $1 $name"
        remove "$1" "$name"
    done
}

down() {
    # All of them at once, since each may take its time.
    kept=$1
    set --
    for name in $(made container); do
        set -- "$@" "$name"
    done
    [ "$#" = 0 ] || docker stop "$@" >/dev/null
    clear container
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
