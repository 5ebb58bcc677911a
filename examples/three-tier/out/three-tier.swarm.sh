#!/bin/sh
# Made by dotcompile from three-tier.dot. To run it, on a manager:
# sh three-tier.swarm.sh                   make what is drawn, and not there yet
# sh three-tier.swarm.sh down              take it away
# sh three-tier.swarm.sh down --volumes    also what its volumes hold, those on this host
# What it made is known again by its labels. What has changed since is made anew, and what is no longer drawn
# is taken away; volumes are kept as they are, since they hold data.
# shellcheck disable=SC1003,SC2016 # what is in quotes is meant as it stands
set -eu

project=shop
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
    current service shop_storefront 41163ab9e043e1ef
    current service shop_catalogue a2c854a22c3142fe
    current service shop_checkout ea9f29610cd0f10d
    current service shop_products 6aef44401f8a94b8
    current service shop_baskets 295a38a1cebfaa8a
    prune service
    current network shop_web 976105edd12a4175
    current network shop_application 976105edd12a4175
    current network shop_data 976105edd12a4175
    current network shop_egress 2157c8b3f0ce4d9a
    prune network

    # three-tier.dot:9, 27: with catalogue, checkout as guests
    there network shop_web || docker network create \
        --driver overlay \
        --internal \
        --label dotcompile.project=shop \
        --label dotcompile.version=976105edd12a4175 \
        shop_web >/dev/null

    # three-tier.dot:14, 28: with products as guest
    there network shop_application || docker network create \
        --driver overlay \
        --internal \
        --label dotcompile.project=shop \
        --label dotcompile.version=976105edd12a4175 \
        shop_application >/dev/null

    # three-tier.dot:20, 29: with checkout as guest
    there network shop_data || docker network create \
        --driver overlay \
        --internal \
        --label dotcompile.project=shop \
        --label dotcompile.version=976105edd12a4175 \
        shop_data >/dev/null

    # three-tier.dot:17: a way out
    there network shop_egress || docker network create \
        --driver overlay \
        --label dotcompile.project=shop \
        --label dotcompile.version=2157c8b3f0ce4d9a \
        shop_egress >/dev/null

    # three-tier.dot:11
    there service shop_storefront || docker service create --detach \
        --name shop_storefront \
        --network name=shop_web,alias=storefront \
        --publish target=80,published=80,protocol=tcp,mode=ingress \
        --publish target=443,published=443,protocol=tcp,mode=ingress \
        --replicas 2 \
        --restart-condition any \
        --label dotcompile.project=shop \
        --label dotcompile.version=41163ab9e043e1ef \
        --label dotcompile.service=storefront \
        nginx:1.27 >/dev/null

    # three-tier.dot:16
    there service shop_catalogue || docker service create --detach \
        --name shop_catalogue \
        --network name=shop_web,alias=catalogue \
        --network name=shop_application,alias=catalogue \
        --restart-condition any \
        --label dotcompile.project=shop \
        --label dotcompile.version=a2c854a22c3142fe \
        --label dotcompile.service=catalogue \
        shop/catalogue:4.1 >/dev/null

    # three-tier.dot:17
    there service shop_checkout || docker service create --detach \
        --name shop_checkout \
        --network name=shop_web,alias=checkout \
        --network name=shop_application,alias=checkout \
        --network name=shop_data,alias=checkout \
        --network name=shop_egress,alias=checkout \
        --restart-condition any \
        --label dotcompile.project=shop \
        --label dotcompile.version=ea9f29610cd0f10d \
        --label dotcompile.service=checkout \
        shop/checkout:4.1 >/dev/null

    # three-tier.dot:22
    there service shop_products || docker service create --detach \
        --name shop_products \
        --network name=shop_application,alias=products \
        --network name=shop_data,alias=products \
        --limit-memory 1g \
        --health-cmd 'pg_isready --username postgres' \
        --restart-condition any \
        --mount type=volume,source=shop_products,target=/var/lib/postgresql/data,volume-label=dotcompile.project=shop \
        --label dotcompile.project=shop \
        --label dotcompile.version=6aef44401f8a94b8 \
        --label dotcompile.service=products \
        postgres:16 >/dev/null

    # three-tier.dot:23
    there service shop_baskets || docker service create --detach \
        --name shop_baskets \
        --network name=shop_data,alias=baskets \
        --limit-memory 256m \
        --restart-condition any \
        --mount type=volume,source=shop_baskets,target=/data,volume-label=dotcompile.project=shop \
        --label dotcompile.project=shop \
        --label dotcompile.version=295a38a1cebfaa8a \
        --label dotcompile.service=baskets \
        redis:7.4 >/dev/null
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
