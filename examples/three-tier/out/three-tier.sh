#!/bin/sh
# Made by dotcompile from three-tier.dot. To run it, on one engine:
# sh three-tier.sh                   make what is drawn, and not there yet
# sh three-tier.sh down              take it away
# sh three-tier.sh down --volumes    also what its volumes hold, all of them
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
    current volume shop_products eeb5c9033ae10f88
    current volume shop_baskets eeb5c9033ae10f88
    number=1
    while [ "$number" -le 2 ]; do
        current container shop-storefront-"$number" 2cae815b6a9bb0d6
        number=$((number + 1))
    done
    current container shop-catalogue-1 02dad46e5340a2f8
    current container shop-checkout-1 b1149a9ca5960d4b
    current container shop-products-1 3f31de71d2e4ed82
    current container shop-baskets-1 442a3a49f1bdd937
    prune container
    current network shop_web 0b95012657cfcf45
    current network shop_application 0b95012657cfcf45
    current network shop_data 0b95012657cfcf45
    current network shop_egress ee64189d3b137fdf
    current network shop_ingress ee64189d3b137fdf
    prune network

    # three-tier.dot:9, 27: with catalogue, checkout as guests
    there network shop_web || docker network create \
        --driver bridge \
        --internal \
        --label dotcompile.project=shop \
        --label dotcompile.version=0b95012657cfcf45 \
        shop_web >/dev/null

    # three-tier.dot:14, 28: with products as guest
    there network shop_application || docker network create \
        --driver bridge \
        --internal \
        --label dotcompile.project=shop \
        --label dotcompile.version=0b95012657cfcf45 \
        shop_application >/dev/null

    # three-tier.dot:20, 29: with checkout as guest
    there network shop_data || docker network create \
        --driver bridge \
        --internal \
        --label dotcompile.project=shop \
        --label dotcompile.version=0b95012657cfcf45 \
        shop_data >/dev/null

    # three-tier.dot:17: a way out
    there network shop_egress || docker network create \
        --driver bridge \
        --label dotcompile.project=shop \
        --label dotcompile.version=ee64189d3b137fdf \
        shop_egress >/dev/null

    # three-tier.dot:11: a way in, by published ports
    there network shop_ingress || docker network create \
        --driver bridge \
        --label dotcompile.project=shop \
        --label dotcompile.version=ee64189d3b137fdf \
        shop_ingress >/dev/null

    # a volume that services name
    there volume shop_products || docker volume create \
        --label dotcompile.project=shop \
        --label dotcompile.version=eeb5c9033ae10f88 \
        shop_products >/dev/null

    # a volume that services name
    there volume shop_baskets || docker volume create \
        --label dotcompile.project=shop \
        --label dotcompile.version=eeb5c9033ae10f88 \
        shop_baskets >/dev/null

    # three-tier.dot:11
    number=1
    while [ "$number" -le 2 ]; do
        runs shop-storefront-"$number" || {
            docker create \
                --name shop-storefront-"$number" \
                --network shop_web \
                --network-alias storefront \
                --publish 80:80/tcp \
                --publish 443:443/tcp \
                --restart always \
                --label dotcompile.project=shop \
                --label dotcompile.version=2cae815b6a9bb0d6 \
                --label dotcompile.service=storefront \
                nginx:1.27 >/dev/null
            docker network connect --alias storefront shop_ingress shop-storefront-"$number"
            docker start shop-storefront-"$number" >/dev/null
        }
        number=$((number + 1))
    done

    # three-tier.dot:16
    runs shop-catalogue-1 || {
        docker create \
            --name shop-catalogue-1 \
            --network shop_web \
            --network-alias catalogue \
            --restart always \
            --label dotcompile.project=shop \
            --label dotcompile.version=02dad46e5340a2f8 \
            --label dotcompile.service=catalogue \
            shop/catalogue:4.1 >/dev/null
        docker network connect --alias catalogue shop_application shop-catalogue-1
        docker start shop-catalogue-1 >/dev/null
    }

    # three-tier.dot:17
    runs shop-checkout-1 || {
        docker create \
            --name shop-checkout-1 \
            --network shop_web \
            --network-alias checkout \
            --restart always \
            --label dotcompile.project=shop \
            --label dotcompile.version=b1149a9ca5960d4b \
            --label dotcompile.service=checkout \
            shop/checkout:4.1 >/dev/null
        docker network connect --alias checkout shop_application shop-checkout-1
        docker network connect --alias checkout shop_data shop-checkout-1
        docker network connect --alias checkout shop_egress shop-checkout-1
        docker start shop-checkout-1 >/dev/null
    }

    # three-tier.dot:22
    runs shop-products-1 || {
        docker create \
            --name shop-products-1 \
            --network shop_application \
            --network-alias products \
            --memory 1g \
            --health-cmd 'pg_isready --username postgres' \
            --restart always \
            --mount type=volume,source=shop_products,target=/var/lib/postgresql/data \
            --label dotcompile.project=shop \
            --label dotcompile.version=3f31de71d2e4ed82 \
            --label dotcompile.service=products \
            postgres:16 >/dev/null
        docker network connect --alias products shop_data shop-products-1
        docker start shop-products-1 >/dev/null
    }

    # three-tier.dot:23
    runs shop-baskets-1 || docker run --detach \
        --name shop-baskets-1 \
        --network shop_data \
        --network-alias baskets \
        --memory 256m \
        --restart always \
        --mount type=volume,source=shop_baskets,target=/data \
        --label dotcompile.project=shop \
        --label dotcompile.version=442a3a49f1bdd937 \
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
