#!/bin/sh
# Made by dotcompile from volumes.dot. To run it, on one engine:
# sh volumes.sh                   make what is drawn, and not there yet
# sh volumes.sh down              take it away
# sh volumes.sh down --volumes    also what its volumes hold, all of them
# What it made is known again by its labels. What has changed since is made anew, and what is no longer drawn
# is taken away; volumes are kept as they are, since they hold data.
# shellcheck disable=SC1003,SC2016 # what is in quotes is meant as it stands
set -eu

project=archive
known=' '

# Paths are those from the folder that this script is in.
here=$(dirname -- "$0")
CDPATH='' cd -- "$here"
here=$(pwd)
case $here in
*[\":]*)
    echo "$here: docker takes no folder with a colon or a quotation mark in its name" >&2
    exit 1
    ;;
esac

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
    current volume archive_vol_records 9f37b087d4dfe8ac
    current volume archive_vol_scans 55bff48cafbe4c4f
    current container archive-web-1 e6e875cad60ec1b8
    current container archive-api-1 d381f8f8323b39f2
    current container archive-thumbnails-1 fe53e54b36b138ec
    current container archive-postgres-1 1230c55d1ae9a5d3
    prune container
    current network archive_archive 0b95012657cfcf45
    current network archive_ingress ee64189d3b137fdf
    prune network

    # volumes.dot:6
    there network archive_archive || docker network create \
        --driver bridge \
        --internal \
        --label dotcompile.project=archive \
        --label dotcompile.version=0b95012657cfcf45 \
        archive_archive >/dev/null

    # volumes.dot:8: a way in, by published ports
    there network archive_ingress || docker network create \
        --driver bridge \
        --label dotcompile.project=archive \
        --label dotcompile.version=ee64189d3b137fdf \
        archive_ingress >/dev/null

    # volumes.dot:14
    there volume archive_vol_records || docker volume create \
        --label backup=daily \
        --label dotcompile.project=archive \
        --label dotcompile.version=9f37b087d4dfe8ac \
        archive_vol_records >/dev/null

    # volumes.dot:15
    there volume archive_vol_scans || docker volume create \
        --driver local \
        --opt device=:/export/scans \
        --opt o=addr=files.example.org,rw \
        --opt type=nfs \
        --label dotcompile.project=archive \
        --label dotcompile.version=55bff48cafbe4c4f \
        archive_vol_scans >/dev/null

    # volumes.dot:8
    runs archive-web-1 || {
        docker create \
            --name archive-web-1 \
            --network archive_archive \
            --network-alias web \
            --publish 80:80/tcp \
            --tmpfs /var/cache/nginx:size=64m \
            --tmpfs /run:size=1m \
            --read-only \
            --restart always \
            --volume "$here"/../nginx.conf:/etc/nginx/nginx.conf:ro \
            --mount type=volume,source=archive_vol_scans,target=/usr/share/nginx/html/scans,readonly \
            --label dotcompile.project=archive \
            --label dotcompile.version=e6e875cad60ec1b8 \
            --label dotcompile.service=web \
            nginx:1.27 >/dev/null
        docker network connect --alias web archive_ingress archive-web-1
        docker start archive-web-1 >/dev/null
    }

    # volumes.dot:9
    runs archive-api-1 || docker run --detach \
        --name archive-api-1 \
        --network archive_archive \
        --network-alias api \
        --restart always \
        --mount type=volume,source=archive_vol_scans,target=/srv/scans \
        --label dotcompile.project=archive \
        --label dotcompile.version=d381f8f8323b39f2 \
        --label dotcompile.service=api \
        archive/api:5.2 >/dev/null

    # volumes.dot:10
    runs archive-thumbnails-1 || docker run --detach \
        --name archive-thumbnails-1 \
        --network archive_archive \
        --network-alias thumbnails \
        --tmpfs /tmp:size=512m \
        --restart always \
        --mount type=volume,source=archive_vol_scans,target=/srv/scans \
        --label dotcompile.project=archive \
        --label dotcompile.version=fe53e54b36b138ec \
        --label dotcompile.service=thumbnails \
        archive/thumbnails:5.2 >/dev/null

    # volumes.dot:11
    runs archive-postgres-1 || docker run --detach \
        --name archive-postgres-1 \
        --network archive_archive \
        --network-alias postgres \
        --restart always \
        --mount type=volume,source=archive_vol_records,target=/var/lib/postgresql/data \
        --label dotcompile.project=archive \
        --label dotcompile.version=1230c55d1ae9a5d3 \
        --label dotcompile.service=postgres \
        postgres:16 >/dev/null
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
