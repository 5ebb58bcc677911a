#!/bin/sh
# Made by dotcompile from macvlan.dot. To run it, on one engine:
# sh macvlan.sh                   make what is drawn, and not there yet
# sh macvlan.sh down              take it away
# sh macvlan.sh down --volumes    also what its volumes hold, all of them
# What it made is known again by its labels. What has changed since is made anew, and what is no longer drawn
# is taken away; volumes are kept as they are, since they hold data.
# shellcheck disable=SC1003,SC2016 # what is in quotes is meant as it stands
set -eu

project=home
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
    current volume home_hub eeb5c9033ae10f88
    current volume home_messages eeb5c9033ae10f88
    current volume home_history eeb5c9033ae10f88
    current container home-hub-1 b1487127da37ce32
    current container home-broker-1 eb5dcaa1ebdb1fdc
    current container home-history-1 7df786947cbe6ebb
    prune container
    current network home_house 0f0d519d57abf3bc
    current network home_backend 0b95012657cfcf45
    prune network

    # macvlan.dot:4
    there network home_house || docker network create \
        --driver macvlan \
        --subnet 192.168.20.0/24 \
        --gateway 192.168.20.1 \
        --ip-range 192.168.20.192/27 \
        --aux-address printer=192.168.20.200 \
        --opt parent=eth0.20 \
        --label dotcompile.project=home \
        --label dotcompile.version=0f0d519d57abf3bc \
        home_house >/dev/null

    # macvlan.dot:16, 22, 23: with hub as guest
    there network home_backend || docker network create \
        --driver bridge \
        --internal \
        --label dotcompile.project=home \
        --label dotcompile.version=0b95012657cfcf45 \
        home_backend >/dev/null

    # a volume that services name
    there volume home_hub || docker volume create \
        --label dotcompile.project=home \
        --label dotcompile.version=eeb5c9033ae10f88 \
        home_hub >/dev/null

    # a volume that services name
    there volume home_messages || docker volume create \
        --label dotcompile.project=home \
        --label dotcompile.version=eeb5c9033ae10f88 \
        home_messages >/dev/null

    # a volume that services name
    there volume home_history || docker volume create \
        --label dotcompile.project=home \
        --label dotcompile.version=eeb5c9033ae10f88 \
        home_history >/dev/null

    # macvlan.dot:13
    runs home-hub-1 || {
        docker create \
            --name home-hub-1 \
            --network home_house \
            --network-alias hub \
            --restart always \
            --mount type=volume,source=home_hub,target=/config \
            --label dotcompile.project=home \
            --label dotcompile.version=b1487127da37ce32 \
            --label dotcompile.service=hub \
            homeassistant/home-assistant:2025.1 >/dev/null
        docker network connect --alias hub home_backend home-hub-1
        docker start home-hub-1 >/dev/null
    }

    # macvlan.dot:18
    runs home-broker-1 || docker run --detach \
        --name home-broker-1 \
        --network home_backend \
        --network-alias broker \
        --restart always \
        --mount type=volume,source=home_messages,target=/mosquitto/data \
        --label dotcompile.project=home \
        --label dotcompile.version=eb5dcaa1ebdb1fdc \
        --label dotcompile.service=broker \
        eclipse-mosquitto:2 >/dev/null

    # macvlan.dot:19
    runs home-history-1 || docker run --detach \
        --name home-history-1 \
        --network home_backend \
        --network-alias history \
        --restart always \
        --mount type=volume,source=home_history,target=/var/lib/influxdb2 \
        --label dotcompile.project=home \
        --label dotcompile.version=7df786947cbe6ebb \
        --label dotcompile.service=history \
        influxdb:2.7 >/dev/null
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
