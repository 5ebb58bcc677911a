#!/bin/sh
# Made by dotcompile from discovery.dot. To run it, on one engine:
# sh discovery.sh                   make what is drawn, and not there yet
# sh discovery.sh down              take it away
# sh discovery.sh down --volumes    also what its volumes hold, all of them
# What it made is known again by its labels. What has changed since is made anew, and what is no longer drawn
# is taken away; volumes are kept as they are, since they hold data.
# shellcheck disable=SC1003,SC2016 # what is in quotes is meant as it stands
set -eu

project=discovery
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
    current volume discovery_registry eeb5c9033ae10f88
    current container discovery-gateway-1 7d9d034bb0626ecf
    number=1
    while [ "$number" -le 3 ]; do
        current container discovery-orders-"$number" 201b082664f61500
        number=$((number + 1))
    done
    current container discovery-stock-1 da8ea7266725f330
    current container discovery-prices-1 c11684d07dfff959
    current container discovery-etcd-1 0fbaae256a483a6e
    prune container
    current network discovery_front 0b95012657cfcf45
    current network discovery_application 0b95012657cfcf45
    current network discovery_registry 0b95012657cfcf45
    current network discovery_ingress ee64189d3b137fdf
    prune network

    # discovery.dot:6, 24, 26: with orders, etcd as guests
    there network discovery_front || docker network create \
        --driver bridge \
        --internal \
        --label dotcompile.project=discovery \
        --label dotcompile.version=0b95012657cfcf45 \
        discovery_front >/dev/null

    # discovery.dot:11
    there network discovery_application || docker network create \
        --driver bridge \
        --internal \
        --label dotcompile.project=discovery \
        --label dotcompile.version=0b95012657cfcf45 \
        discovery_application >/dev/null

    # discovery.dot:18, 26: with stock as guest
    there network discovery_registry || docker network create \
        --driver bridge \
        --internal \
        --label dotcompile.project=discovery \
        --label dotcompile.version=0b95012657cfcf45 \
        discovery_registry >/dev/null

    # discovery.dot:8: a way in, by published ports
    there network discovery_ingress || docker network create \
        --driver bridge \
        --label dotcompile.project=discovery \
        --label dotcompile.version=ee64189d3b137fdf \
        discovery_ingress >/dev/null

    # a volume that services name
    there volume discovery_registry || docker volume create \
        --label dotcompile.project=discovery \
        --label dotcompile.version=eeb5c9033ae10f88 \
        discovery_registry >/dev/null

    # discovery.dot:8
    runs discovery-gateway-1 || {
        docker create \
            --name discovery-gateway-1 \
            --network discovery_front \
            --network-alias gateway \
            --publish 80:80/tcp \
            --env ETCD_ENDPOINTS=http://etcd:2379 \
            --restart always \
            --label dotcompile.project=discovery \
            --label dotcompile.version=7d9d034bb0626ecf \
            --label dotcompile.service=gateway \
            traefik:v3.2 >/dev/null
        docker network connect --alias gateway discovery_ingress discovery-gateway-1
        docker start discovery-gateway-1 >/dev/null
    }

    # discovery.dot:13
    number=1
    while [ "$number" -le 3 ]; do
        runs discovery-orders-"$number" || {
            docker create \
                --name discovery-orders-"$number" \
                --network discovery_front \
                --network-alias orders \
                --env ETCD_ENDPOINTS=http://etcd:2379 \
                --restart always \
                --label dotcompile.project=discovery \
                --label dotcompile.version=201b082664f61500 \
                --label dotcompile.service=orders \
                shop/orders:2.3 >/dev/null
            docker network connect \
                --alias orders \
                discovery_application discovery-orders-"$number"
            docker start discovery-orders-"$number" >/dev/null
        }
        number=$((number + 1))
    done

    # discovery.dot:14
    runs discovery-stock-1 || {
        docker create \
            --name discovery-stock-1 \
            --network discovery_application \
            --network-alias stock \
            --env ETCD_ENDPOINTS=http://etcd:2379 \
            --restart always \
            --label dotcompile.project=discovery \
            --label dotcompile.version=da8ea7266725f330 \
            --label dotcompile.service=stock \
            shop/stock:2.3 >/dev/null
        docker network connect --alias stock discovery_registry discovery-stock-1
        docker start discovery-stock-1 >/dev/null
    }

    # discovery.dot:15
    runs discovery-prices-1 || docker run --detach \
        --name discovery-prices-1 \
        --network discovery_application \
        --network-alias prices \
        --restart always \
        --label dotcompile.project=discovery \
        --label dotcompile.version=c11684d07dfff959 \
        --label dotcompile.service=prices \
        shop/prices:2.3 >/dev/null

    # discovery.dot:20
    runs discovery-etcd-1 || {
        docker create \
            --name discovery-etcd-1 \
            --network discovery_front \
            --network-alias etcd \
            --restart always \
            --mount type=volume,source=discovery_registry,target=/var/lib/etcd \
            --label dotcompile.project=discovery \
            --label dotcompile.version=0fbaae256a483a6e \
            --label dotcompile.service=etcd \
            quay.io/coreos/etcd:v3.5.21 etcd --data-dir /var/lib/etcd --listen-client-urls http://0.0.0.0:2379 --advertise-client-urls http://etcd:2379 >/dev/null
        docker network connect --alias etcd discovery_registry discovery-etcd-1
        docker start discovery-etcd-1 >/dev/null
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
