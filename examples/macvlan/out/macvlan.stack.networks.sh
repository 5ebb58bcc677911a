#!/bin/sh
# Made by dotcompile from macvlan.dot. To run it, first for each host:
# sh macvlan.stack.networks.sh host host
# and then, on a manager, before the stack:
# sh macvlan.stack.networks.sh                   make what is drawn, and not there yet
# sh macvlan.stack.networks.sh down              take it away
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
    known="${known}home_house.config "
    known="${known}home_house "
    prune network

    # macvlan.dot:4
    there network home_house || docker network create \
        --driver macvlan \
        --scope swarm \
        --config-from home_house.config \
        home_house >/dev/null
}

# host NAME: make what one of the hosts has of networks by itself.
host() {
    case $1 in
    host)
        current network home_house.config d501a16437d5f52b
        # macvlan.dot:4
        there network home_house.config || docker network create \
            --config-only \
            --subnet 192.168.20.0/24 \
            --gateway 192.168.20.1 \
            --ip-range 192.168.20.192/27 \
            --aux-address printer=192.168.20.200 \
            --opt parent=eth0.20 \
            --label dotcompile.project=home \
            --label dotcompile.version=d501a16437d5f52b \
            home_house.config >/dev/null
        ;;
    *)
        echo "$1 is none of the hosts that are drawn" >&2
        exit 2
        ;;
    esac
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
    if docker network inspect home_house >/dev/null 2>&1; then
        echo "removing network home_house"
        remove network home_house
    fi
    clear network
    if [ "$kept" = nothing ]; then
        clear volume
    fi
}

case $* in
'' | up) up ;;
'host '*' down') clear network ;;
'host '*) host "$2" ;;
down) down volumes ;;
'down --volumes') down nothing ;;
*)
    echo "usage: $0 [up | host NAME [down] | down [--volumes]]" >&2
    exit 2
    ;;
esac
