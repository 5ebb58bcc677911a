#!/bin/sh
# Made by dotcompile from mynet.dot. To run it, on a manager:
# sh mynet.swarm.sh                   make what is drawn, and not there yet
# sh mynet.swarm.sh down              take it away
# sh mynet.swarm.sh down --volumes    also what its volumes hold, those on this host
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
    current service mynet_hello 553502f5883e9060
    current service mynet_mysql-galera 9e77d7cb11c09448
    current service mynet_etcd adb961f19db332c4
    prune service
    current network mynet_mynet 9863de76b292b818
    prune network

    # mynet.dot:16
    there network mynet_mynet || docker network create \
        --driver overlay \
        --internal \
        --subnet 10.0.9.0/24 \
        --label dotcompile.project=mynet \
        --label dotcompile.version=9863de76b292b818 \
        mynet_mynet >/dev/null

    # mynet.dot:18
    there service mynet_hello || docker service create --detach \
        --name mynet_hello \
        --network name=mynet_mynet,alias=hello \
        --publish target=8080,published=8080,protocol=tcp,mode=ingress \
        --replicas 2 \
        --restart-condition any \
        --label dotcompile.project=mynet \
        --label dotcompile.version=553502f5883e9060 \
        --label dotcompile.service=hello \
        chenghuizhang/helloword:0.0.2 >/dev/null

    # mynet.dot:24
    there service mynet_mysql-galera || docker service create --detach \
        --name mynet_mysql-galera \
        --network name=mynet_mynet,alias=mysql-galera \
        --env DISCOVERY_SERVICE=etcd:2379 \
        --replicas 3 \
        --replicas-max-per-node 1 \
        --endpoint-mode dnsrr \
        --restart-condition any \
        --mount type=volume,source=mynet_galera,target=/var/lib/mysql,volume-label=dotcompile.project=mynet \
        --label dotcompile.project=mynet \
        --label dotcompile.version=9e77d7cb11c09448 \
        --label dotcompile.service=mysql-galera \
        percona/percona-xtradb-cluster:8.0 >/dev/null

    # mynet.dot:29
    there service mynet_etcd || docker service create --detach \
        --name mynet_etcd \
        --network name=mynet_mynet,alias=etcd \
        --constraint 'node.hostname == node1' \
        --restart-condition any \
        --mount type=volume,source=mynet_etcd,target=/var/lib/etcd,volume-label=dotcompile.project=mynet \
        --label dotcompile.project=mynet \
        --label dotcompile.version=adb961f19db332c4 \
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
