#!/bin/sh
# Made by dotcompile from discovery.dot. To run it, on a manager:
# sh discovery.swarm.sh                   make what is drawn, and not there yet
# sh discovery.swarm.sh down              take it away
# sh discovery.swarm.sh down --volumes    also what its volumes hold, those on this host
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
    current service discovery_gateway db205aa5da2f124b
    current service discovery_orders 5948f1c67984a078
    current service discovery_stock f2687398bdc5201e
    current service discovery_prices 621c3d76fdc115c5
    current service discovery_etcd 59867686992d0f58
    prune service
    current network discovery_front 976105edd12a4175
    current network discovery_application 976105edd12a4175
    current network discovery_registry 976105edd12a4175
    prune network

    # discovery.dot:6, 24, 26: with orders, etcd as guests
    there network discovery_front || docker network create \
        --driver overlay \
        --internal \
        --label dotcompile.project=discovery \
        --label dotcompile.version=976105edd12a4175 \
        discovery_front >/dev/null

    # discovery.dot:11
    there network discovery_application || docker network create \
        --driver overlay \
        --internal \
        --label dotcompile.project=discovery \
        --label dotcompile.version=976105edd12a4175 \
        discovery_application >/dev/null

    # discovery.dot:18, 26: with stock as guest
    there network discovery_registry || docker network create \
        --driver overlay \
        --internal \
        --label dotcompile.project=discovery \
        --label dotcompile.version=976105edd12a4175 \
        discovery_registry >/dev/null

    # discovery.dot:8
    there service discovery_gateway || docker service create --detach \
        --name discovery_gateway \
        --network name=discovery_front,alias=gateway \
        --publish target=80,published=80,protocol=tcp,mode=ingress \
        --env ETCD_ENDPOINTS=http://etcd:2379 \
        --restart-condition any \
        --label dotcompile.project=discovery \
        --label dotcompile.version=db205aa5da2f124b \
        --label dotcompile.service=gateway \
        traefik:v3.2 >/dev/null

    # discovery.dot:13
    there service discovery_orders || docker service create --detach \
        --name discovery_orders \
        --network name=discovery_front,alias=orders \
        --network name=discovery_application,alias=orders \
        --env ETCD_ENDPOINTS=http://etcd:2379 \
        --replicas 3 \
        --restart-condition any \
        --label dotcompile.project=discovery \
        --label dotcompile.version=5948f1c67984a078 \
        --label dotcompile.service=orders \
        shop/orders:2.3 >/dev/null

    # discovery.dot:14
    there service discovery_stock || docker service create --detach \
        --name discovery_stock \
        --network name=discovery_application,alias=stock \
        --network name=discovery_registry,alias=stock \
        --env ETCD_ENDPOINTS=http://etcd:2379 \
        --restart-condition any \
        --label dotcompile.project=discovery \
        --label dotcompile.version=f2687398bdc5201e \
        --label dotcompile.service=stock \
        shop/stock:2.3 >/dev/null

    # discovery.dot:15
    there service discovery_prices || docker service create --detach \
        --name discovery_prices \
        --network name=discovery_application,alias=prices \
        --restart-condition any \
        --label dotcompile.project=discovery \
        --label dotcompile.version=621c3d76fdc115c5 \
        --label dotcompile.service=prices \
        shop/prices:2.3 >/dev/null

    # discovery.dot:20
    there service discovery_etcd || docker service create --detach \
        --name discovery_etcd \
        --network name=discovery_front,alias=etcd \
        --network name=discovery_registry,alias=etcd \
        --restart-condition any \
        --mount type=volume,source=discovery_registry,target=/var/lib/etcd,volume-label=dotcompile.project=discovery \
        --label dotcompile.project=discovery \
        --label dotcompile.version=59867686992d0f58 \
        --label dotcompile.service=etcd \
        quay.io/coreos/etcd:v3.5.21 etcd --data-dir /var/lib/etcd --listen-client-urls http://0.0.0.0:2379 --advertise-client-urls http://etcd:2379 >/dev/null
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
