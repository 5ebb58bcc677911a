#!/bin/sh
# Made by dotcompile from flow.dot. To run it, on one engine:
# sh flow.sh                   make what is drawn, and not there yet
# sh flow.sh down              take it away
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
    current container flow-bidspy-1 9c8ff8b750eabd77
    prune container
    current network flow_subnet_proxy 0b95012657cfcf45
    current network flow_subnet_bidspy 0b95012657cfcf45
    current network flow_subnet_storage 0b95012657cfcf45
    current network flow_ingress ee64189d3b137fdf
    prune network

    # flow.dot:4
    there network flow_subnet_proxy || docker network create \
        --driver bridge \
        --internal \
        --label dotcompile.project=flow \
        --label dotcompile.version=0b95012657cfcf45 \
        flow_subnet_proxy >/dev/null

    # flow.dot:5
    there network flow_subnet_bidspy || docker network create \
        --driver bridge \
        --internal \
        --label dotcompile.project=flow \
        --label dotcompile.version=0b95012657cfcf45 \
        flow_subnet_bidspy >/dev/null

    # flow.dot:6
    there network flow_subnet_storage || docker network create \
        --driver bridge \
        --internal \
        --label dotcompile.project=flow \
        --label dotcompile.version=0b95012657cfcf45 \
        flow_subnet_storage >/dev/null

    # flow.dot:7: a way in, by published ports
    there network flow_ingress || docker network create \
        --driver bridge \
        --label dotcompile.project=flow \
        --label dotcompile.version=ee64189d3b137fdf \
        flow_ingress >/dev/null

    # flow.dot:7
    runs flow-bidspy-1 || {
        docker create \
            --name flow-bidspy-1 \
            --network flow_subnet_proxy \
            --network-alias bidspy \
            --label dotcompile.project=flow \
            --label dotcompile.version=9c8ff8b750eabd77 \
            --label dotcompile.service=bidspy \
            bidspy:latest >/dev/null
        docker network connect --alias bidspy flow_subnet_bidspy flow-bidspy-1
        docker network connect --alias bidspy flow_subnet_storage flow-bidspy-1
        docker network connect --alias bidspy flow_ingress flow-bidspy-1
        docker start flow-bidspy-1 >/dev/null
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
