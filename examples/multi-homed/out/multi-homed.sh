#!/bin/sh
# Made by dotcompile from multi-homed.dot. To run it, on one engine:
# sh multi-homed.sh                   make what is drawn, and not there yet
# sh multi-homed.sh down              take it away
# sh multi-homed.sh down --volumes    also what its volumes hold, all of them
# What it made is known again by its labels. What has changed since is made anew, and what is no longer drawn
# is taken away; volumes are kept as they are, since they hold data.
# shellcheck disable=SC1003,SC2016 # what is in quotes is meant as it stands
set -eu

project=perimeter
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
    current volume perimeter_directory eeb5c9033ae10f88
    current container perimeter-guard-1 59936dddebc0a2fe
    current container perimeter-site-1 c365b8802044aa81
    current container perimeter-intranet-1 6a4e2ed071ccf6de
    current container perimeter-directory-1 76ab89a8ec9144cd
    prune container
    current network perimeter_net_dmz d170865ef3c61ab7
    current network perimeter_net_office 5042dec8ee46c3aa
    current network perimeter_ingress ee64189d3b137fdf
    prune network

    # multi-homed.dot:6
    there network perimeter_net_dmz || docker network create \
        --driver bridge \
        --internal \
        --subnet 10.40.1.0/24 \
        --label dotcompile.project=perimeter \
        --label dotcompile.version=d170865ef3c61ab7 \
        perimeter_net_dmz >/dev/null

    # multi-homed.dot:7
    there network perimeter_net_office || docker network create \
        --driver bridge \
        --internal \
        --subnet 10.40.2.0/24 \
        --label dotcompile.project=perimeter \
        --label dotcompile.version=5042dec8ee46c3aa \
        perimeter_net_office >/dev/null

    # multi-homed.dot:9: a way in, by published ports
    there network perimeter_ingress || docker network create \
        --driver bridge \
        --label dotcompile.project=perimeter \
        --label dotcompile.version=ee64189d3b137fdf \
        perimeter_ingress >/dev/null

    # a volume that services name
    there volume perimeter_directory || docker volume create \
        --label dotcompile.project=perimeter \
        --label dotcompile.version=eeb5c9033ae10f88 \
        perimeter_directory >/dev/null

    # multi-homed.dot:9
    runs perimeter-guard-1 || {
        docker create \
            --name perimeter-guard-1 \
            --network perimeter_net_dmz \
            --network-alias guard \
            --network-alias gateway \
            --ip 10.40.1.2 \
            --publish 80:80/tcp \
            --publish 443:443/tcp \
            --restart always \
            --cap-add NET_ADMIN \
            --sysctl net.ipv4.ip_forward=0 \
            --label dotcompile.project=perimeter \
            --label dotcompile.version=59936dddebc0a2fe \
            --label dotcompile.service=guard \
            perimeter/guard:3.0 >/dev/null
        docker network connect \
            --alias guard \
            --alias gateway \
            --ip 10.40.2.2 \
            perimeter_net_office perimeter-guard-1
        docker network connect --alias guard perimeter_ingress perimeter-guard-1
        docker start perimeter-guard-1 >/dev/null
    }

    # multi-homed.dot:10
    runs perimeter-site-1 || docker run --detach \
        --name perimeter-site-1 \
        --network perimeter_net_dmz \
        --network-alias site \
        --restart always \
        --label dotcompile.project=perimeter \
        --label dotcompile.version=c365b8802044aa81 \
        --label dotcompile.service=site \
        nginx:1.27 >/dev/null

    # multi-homed.dot:11
    runs perimeter-intranet-1 || docker run --detach \
        --name perimeter-intranet-1 \
        --network perimeter_net_office \
        --network-alias intranet \
        --restart always \
        --label dotcompile.project=perimeter \
        --label dotcompile.version=6a4e2ed071ccf6de \
        --label dotcompile.service=intranet \
        perimeter/intranet:1.8 >/dev/null

    # multi-homed.dot:12
    runs perimeter-directory-1 || docker run --detach \
        --name perimeter-directory-1 \
        --network perimeter_net_office \
        --network-alias directory \
        --restart always \
        --mount type=volume,source=perimeter_directory,target=/var/lib/ldap \
        --label dotcompile.project=perimeter \
        --label dotcompile.version=76ab89a8ec9144cd \
        --label dotcompile.service=directory \
        osixia/openldap:1.5.0 >/dev/null
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
