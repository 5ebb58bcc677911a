#!/bin/sh
# Made by dotcompile from volumes.dot. To run it, on a manager:
# sh volumes.swarm.sh                   make what is drawn, and not there yet
# sh volumes.swarm.sh down              take it away
# sh volumes.swarm.sh down --volumes    also what its volumes hold, those on this host
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
    current service archive_web cf37419c91463046
    current service archive_api 51ff60c416ae6f38
    current service archive_thumbnails 553a37edad15cd1a
    current service archive_postgres 469e4024c5da4af3
    prune service
    current network archive_archive 976105edd12a4175
    prune network

    # volumes.dot:6
    there network archive_archive || docker network create \
        --driver overlay \
        --internal \
        --label dotcompile.project=archive \
        --label dotcompile.version=976105edd12a4175 \
        archive_archive >/dev/null

    # volumes.dot:8
    there service archive_web || docker service create --detach \
        --name archive_web \
        --network name=archive_archive,alias=web \
        --publish target=80,published=80,protocol=tcp,mode=ingress \
        --read-only \
        --restart-condition any \
        --mount 'type=bind,"source='"$here"'/../nginx.conf",target=/etc/nginx/nginx.conf,readonly' \
        --mount 'type=volume,source=archive_vol_scans,target=/usr/share/nginx/html/scans,readonly,volume-driver=local,volume-opt=device=:/export/scans,"volume-opt=o=addr=files.example.org,rw",volume-opt=type=nfs,volume-label=dotcompile.project=archive' \
        --mount type=tmpfs,target=/var/cache/nginx,tmpfs-size=67108864 \
        --mount type=tmpfs,target=/run,tmpfs-size=1048576 \
        --label dotcompile.project=archive \
        --label dotcompile.version=cf37419c91463046 \
        --label dotcompile.service=web \
        nginx:1.27 >/dev/null

    # volumes.dot:9
    there service archive_api || docker service create --detach \
        --name archive_api \
        --network name=archive_archive,alias=api \
        --restart-condition any \
        --mount 'type=volume,source=archive_vol_scans,target=/srv/scans,volume-driver=local,volume-opt=device=:/export/scans,"volume-opt=o=addr=files.example.org,rw",volume-opt=type=nfs,volume-label=dotcompile.project=archive' \
        --label dotcompile.project=archive \
        --label dotcompile.version=51ff60c416ae6f38 \
        --label dotcompile.service=api \
        archive/api:5.2 >/dev/null

    # volumes.dot:10
    there service archive_thumbnails || docker service create --detach \
        --name archive_thumbnails \
        --network name=archive_archive,alias=thumbnails \
        --restart-condition any \
        --mount 'type=volume,source=archive_vol_scans,target=/srv/scans,volume-driver=local,volume-opt=device=:/export/scans,"volume-opt=o=addr=files.example.org,rw",volume-opt=type=nfs,volume-label=dotcompile.project=archive' \
        --mount type=tmpfs,target=/tmp,tmpfs-size=536870912 \
        --label dotcompile.project=archive \
        --label dotcompile.version=553a37edad15cd1a \
        --label dotcompile.service=thumbnails \
        archive/thumbnails:5.2 >/dev/null

    # volumes.dot:11
    there service archive_postgres || docker service create --detach \
        --name archive_postgres \
        --network name=archive_archive,alias=postgres \
        --restart-condition any \
        --mount type=volume,source=archive_vol_records,target=/var/lib/postgresql/data,volume-label=dotcompile.project=archive,volume-label=backup=daily \
        --label dotcompile.project=archive \
        --label dotcompile.version=469e4024c5da4af3 \
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
