#!/bin/sh
# Made by dotcompile from mynet.dot. To run it, on one engine:
# sh mynet.sh                   make what is drawn, and not there yet
# sh mynet.sh down              take it away
# sh mynet.sh down --volumes    also what its volumes hold, all of them
# What it made is known again by its labels. What has changed since is made anew, and what is no longer drawn
# is taken away; volumes are kept as they are, since they hold data.
# shellcheck disable=SC1003,SC2016 # what is in quotes is meant as it stands
set -eu

project=mynet
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
    current volume mynet_galera eeb5c9033ae10f88
    current volume mynet_etcd eeb5c9033ae10f88
    number=1
    while [ "$number" -le 2 ]; do
        current container mynet-hello-"$number" c19980c836ce355d
        number=$((number + 1))
    done
    number=1
    while [ "$number" -le 3 ]; do
        current container mynet-mysql-galera-"$number" f432a9900d2dde16
        number=$((number + 1))
    done
    current container mynet-etcd-1 eaf5309a03abe8fe
    prune container
    current network mynet_mynet 9863de76b292b818
    current network mynet_ingress ee64189d3b137fdf
    prune network

    # mynet.dot:16
    there network mynet_mynet || docker network create \
        --driver overlay \
        --internal \
        --subnet 10.0.9.0/24 \
        --label dotcompile.project=mynet \
        --label dotcompile.version=9863de76b292b818 \
        mynet_mynet >/dev/null

    # mynet.dot:18: a way in, by published ports
    there network mynet_ingress || docker network create \
        --driver bridge \
        --label dotcompile.project=mynet \
        --label dotcompile.version=ee64189d3b137fdf \
        mynet_ingress >/dev/null

    # a volume that services name
    there volume mynet_galera || docker volume create \
        --label dotcompile.project=mynet \
        --label dotcompile.version=eeb5c9033ae10f88 \
        mynet_galera >/dev/null

    # a volume that services name
    there volume mynet_etcd || docker volume create \
        --label dotcompile.project=mynet \
        --label dotcompile.version=eeb5c9033ae10f88 \
        mynet_etcd >/dev/null

    # mynet.dot:18
    number=1
    while [ "$number" -le 2 ]; do
        runs mynet-hello-"$number" || {
            docker create \
                --name mynet-hello-"$number" \
                --network mynet_mynet \
                --network-alias hello \
                --publish 8080:8080/tcp \
                --restart always \
                --label dotcompile.project=mynet \
                --label dotcompile.version=c19980c836ce355d \
                --label dotcompile.service=hello \
                chenghuizhang/helloword:0.0.2 >/dev/null
            docker network connect --alias hello mynet_ingress mynet-hello-"$number"
            docker start mynet-hello-"$number" >/dev/null
        }
        number=$((number + 1))
    done

    # mynet.dot:24
    number=1
    while [ "$number" -le 3 ]; do
        runs mynet-mysql-galera-"$number" || docker run --detach \
            --name mynet-mysql-galera-"$number" \
            --network mynet_mynet \
            --network-alias mysql-galera \
            --env DISCOVERY_SERVICE=etcd:2379 \
            --restart always \
            --mount type=volume,source=mynet_galera,target=/var/lib/mysql \
            --label dotcompile.project=mynet \
            --label dotcompile.version=f432a9900d2dde16 \
            --label dotcompile.service=mysql-galera \
            percona/percona-xtradb-cluster:8.0 >/dev/null
        number=$((number + 1))
    done

    # mynet.dot:29
    runs mynet-etcd-1 || docker run --detach \
        --name mynet-etcd-1 \
        --network mynet_mynet \
        --network-alias etcd \
        --restart always \
        --mount type=volume,source=mynet_etcd,target=/var/lib/etcd \
        --label dotcompile.project=mynet \
        --label dotcompile.version=eaf5309a03abe8fe \
        --label dotcompile.service=etcd \
        quay.io/coreos/etcd:v3.5.21 >/dev/null
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
