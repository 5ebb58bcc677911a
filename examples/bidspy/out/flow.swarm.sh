#!/bin/sh
# Made by dotcompile from flow.dot. To run it, on a manager:
# sh flow.swarm.sh                   make what is drawn, and not there yet
# sh flow.swarm.sh down              take it away
# What it made is known again by its labels. What has changed since is made anew, and what is no longer drawn
# is taken away; volumes are kept as they are, since they hold data.
# shellcheck disable=SC1003,SC2016 # what is in quotes is meant as it stands
set -eu

project=flow
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
    current service flow_bidspy f22ac22609c20b19
    prune service
    current network flow_subnet_proxy 976105edd12a4175
    current network flow_subnet_bidspy 976105edd12a4175
    current network flow_subnet_storage 976105edd12a4175
    prune network

    # flow.dot:4
    there network flow_subnet_proxy || docker network create \
        --driver overlay \
        --internal \
        --label dotcompile.project=flow \
        --label dotcompile.version=976105edd12a4175 \
        flow_subnet_proxy >/dev/null

    # flow.dot:5
    there network flow_subnet_bidspy || docker network create \
        --driver overlay \
        --internal \
        --label dotcompile.project=flow \
        --label dotcompile.version=976105edd12a4175 \
        flow_subnet_bidspy >/dev/null

    # flow.dot:6
    there network flow_subnet_storage || docker network create \
        --driver overlay \
        --internal \
        --label dotcompile.project=flow \
        --label dotcompile.version=976105edd12a4175 \
        flow_subnet_storage >/dev/null

    # flow.dot:7
    there service flow_bidspy || docker service create --detach \
        --name flow_bidspy \
        --network name=flow_subnet_proxy,alias=bidspy \
        --network name=flow_subnet_bidspy,alias=bidspy \
        --network name=flow_subnet_storage,alias=bidspy \
        --label dotcompile.project=flow \
        --label dotcompile.version=f22ac22609c20b19 \
        --label dotcompile.service=bidspy \
        bidspy:latest >/dev/null
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
