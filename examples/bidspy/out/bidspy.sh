#!/bin/sh
# Made by dotcompile from bidspy.dot. To run it, on one engine:
# sh bidspy.sh                   make what is drawn, and not there yet
# sh bidspy.sh down              take it away
# What it made is known again by its labels. What has changed since is made anew, and what is no longer drawn
# is taken away; volumes are kept as they are, since they hold data.
# shellcheck disable=SC1003,SC2016 # what is in quotes is meant as it stands
set -eu

project=bidspy
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
    current container bidspy-admin_frontend-1 3145ec5e5a360fc9
    current container bidspy-control_center-1 792b2299d665007c
    current container bidspy-haproxy-1 f0cc7bab3afd616f
    current container bidspy-nginx-1 c3699b243456046e
    current container bidspy-demo-1 78f34e05c1fd6c10
    current container bidspy-extractor-1 171d7dcd7726c149
    current container bidspy-scheduler-1 5d52d8745cfd46f1
    current container bidspy-repository-1 6a3fe195f88a4253
    current container bidspy-basin-spider-1 80ac6046ec1875b1
    current container bidspy-udb-spider-1 dbb0ae042b713f61
    current container bidspy-mongodb-1 958a381a327be6b6
    current container bidspy-redis-1 92c632abb1074358
    current container bidspy-postgres-1 66588fe2dc41237b
    prune container
    current network bidspy_controller 0b95012657cfcf45
    current network bidspy_proxy1 0b95012657cfcf45
    current network bidspy_proxy2 0b95012657cfcf45
    current network bidspy_project 0b95012657cfcf45
    current network bidspy_storage 0b95012657cfcf45
    current network bidspy_ingress ee64189d3b137fdf
    prune network

    # bidspy.dot:13
    there network bidspy_controller || docker network create \
        --driver bridge \
        --internal \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=0b95012657cfcf45 \
        bidspy_controller >/dev/null

    # bidspy.dot:18, 72, 73: with demo, extractor, scheduler, repository, basin-spider, udb-spider as guests
    there network bidspy_proxy1 || docker network create \
        --driver bridge \
        --internal \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=0b95012657cfcf45 \
        bidspy_proxy1 >/dev/null

    # bidspy.dot:25, 70: with admin_frontend as guest
    there network bidspy_proxy2 || docker network create \
        --driver bridge \
        --internal \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=0b95012657cfcf45 \
        bidspy_proxy2 >/dev/null

    # bidspy.dot:32
    there network bidspy_project || docker network create \
        --driver bridge \
        --internal \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=0b95012657cfcf45 \
        bidspy_project >/dev/null

    # bidspy.dot:54, 49, 74, 75: with demo, extractor, scheduler, repository, basin-spider, udb-spider as guests
    there network bidspy_storage || docker network create \
        --driver bridge \
        --internal \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=0b95012657cfcf45 \
        bidspy_storage >/dev/null

    # bidspy.dot:20, 21: a way in, by published ports
    there network bidspy_ingress || docker network create \
        --driver bridge \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=ee64189d3b137fdf \
        bidspy_ingress >/dev/null

    # bidspy.dot:15
    runs bidspy-admin_frontend-1 || {
        docker create \
            --name bidspy-admin_frontend-1 \
            --network bidspy_controller \
            --network-alias admin_frontend \
            --label dotcompile.project=bidspy \
            --label dotcompile.version=3145ec5e5a360fc9 \
            --label dotcompile.service=admin_frontend \
            admin_frontend:latest >/dev/null
        docker network connect \
            --alias admin_frontend \
            bidspy_proxy2 bidspy-admin_frontend-1
        docker start bidspy-admin_frontend-1 >/dev/null
    }

    # bidspy.dot:15
    runs bidspy-control_center-1 || docker run --detach \
        --name bidspy-control_center-1 \
        --network bidspy_controller \
        --network-alias control_center \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=792b2299d665007c \
        --label dotcompile.service=control_center \
        control_center:latest >/dev/null

    # bidspy.dot:20
    runs bidspy-haproxy-1 || {
        docker create \
            --name bidspy-haproxy-1 \
            --network bidspy_proxy1 \
            --network-alias haproxy \
            --label dotcompile.project=bidspy \
            --label dotcompile.version=f0cc7bab3afd616f \
            --label dotcompile.service=haproxy \
            haproxy >/dev/null
        docker network connect --alias haproxy bidspy_proxy2 bidspy-haproxy-1
        docker network connect --alias haproxy bidspy_ingress bidspy-haproxy-1
        docker start bidspy-haproxy-1 >/dev/null
    }

    # bidspy.dot:21
    runs bidspy-nginx-1 || {
        docker create \
            --name bidspy-nginx-1 \
            --network bidspy_proxy1 \
            --network-alias nginx \
            --publish 80/tcp \
            --label dotcompile.project=bidspy \
            --label dotcompile.version=c3699b243456046e \
            --label dotcompile.service=nginx \
            nginx >/dev/null
        docker network connect --alias nginx bidspy_proxy2 bidspy-nginx-1
        docker network connect --alias nginx bidspy_ingress bidspy-nginx-1
        docker start bidspy-nginx-1 >/dev/null
    }

    # bidspy.dot:35
    runs bidspy-demo-1 || {
        docker create \
            --name bidspy-demo-1 \
            --network bidspy_proxy1 \
            --network-alias demo \
            --label dotcompile.project=bidspy \
            --label dotcompile.version=78f34e05c1fd6c10 \
            --label dotcompile.service=demo \
            demo:latest >/dev/null
        docker network connect --alias demo bidspy_project bidspy-demo-1
        docker network connect --alias demo bidspy_storage bidspy-demo-1
        docker start bidspy-demo-1 >/dev/null
    }

    # bidspy.dot:36
    runs bidspy-extractor-1 || {
        docker create \
            --name bidspy-extractor-1 \
            --network bidspy_proxy1 \
            --network-alias extractor \
            --label dotcompile.project=bidspy \
            --label dotcompile.version=171d7dcd7726c149 \
            --label dotcompile.service=extractor \
            extractor:latest >/dev/null
        docker network connect --alias extractor bidspy_project bidspy-extractor-1
        docker network connect --alias extractor bidspy_storage bidspy-extractor-1
        docker start bidspy-extractor-1 >/dev/null
    }

    # bidspy.dot:37
    runs bidspy-scheduler-1 || {
        docker create \
            --name bidspy-scheduler-1 \
            --network bidspy_proxy1 \
            --network-alias scheduler \
            --label dotcompile.project=bidspy \
            --label dotcompile.version=5d52d8745cfd46f1 \
            --label dotcompile.service=scheduler \
            scheduler:latest >/dev/null
        docker network connect --alias scheduler bidspy_project bidspy-scheduler-1
        docker network connect --alias scheduler bidspy_storage bidspy-scheduler-1
        docker start bidspy-scheduler-1 >/dev/null
    }

    # bidspy.dot:38
    runs bidspy-repository-1 || {
        docker create \
            --name bidspy-repository-1 \
            --network bidspy_proxy1 \
            --network-alias repository \
            --label dotcompile.project=bidspy \
            --label dotcompile.version=6a3fe195f88a4253 \
            --label dotcompile.service=repository \
            repository:latest >/dev/null
        docker network connect --alias repository bidspy_project bidspy-repository-1
        docker network connect --alias repository bidspy_storage bidspy-repository-1
        docker start bidspy-repository-1 >/dev/null
    }

    # bidspy.dot:39
    runs bidspy-basin-spider-1 || {
        docker create \
            --name bidspy-basin-spider-1 \
            --network bidspy_proxy1 \
            --network-alias basin-spider \
            --label dotcompile.project=bidspy \
            --label dotcompile.version=80ac6046ec1875b1 \
            --label dotcompile.service=basin-spider \
            basin-spider:latest >/dev/null
        docker network connect --alias basin-spider bidspy_project bidspy-basin-spider-1
        docker network connect --alias basin-spider bidspy_storage bidspy-basin-spider-1
        docker start bidspy-basin-spider-1 >/dev/null
    }

    # bidspy.dot:40
    runs bidspy-udb-spider-1 || {
        docker create \
            --name bidspy-udb-spider-1 \
            --network bidspy_proxy1 \
            --network-alias udb-spider \
            --label dotcompile.project=bidspy \
            --label dotcompile.version=dbb0ae042b713f61 \
            --label dotcompile.service=udb-spider \
            udb-spider:latest >/dev/null
        docker network connect --alias udb-spider bidspy_project bidspy-udb-spider-1
        docker network connect --alias udb-spider bidspy_storage bidspy-udb-spider-1
        docker start bidspy-udb-spider-1 >/dev/null
    }

    # bidspy.dot:56
    runs bidspy-mongodb-1 || docker run --detach \
        --name bidspy-mongodb-1 \
        --network bidspy_storage \
        --network-alias mongodb \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=958a381a327be6b6 \
        --label dotcompile.service=mongodb \
        mongo >/dev/null

    # bidspy.dot:57
    runs bidspy-redis-1 || docker run --detach \
        --name bidspy-redis-1 \
        --network bidspy_storage \
        --network-alias redis \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=92c632abb1074358 \
        --label dotcompile.service=redis \
        redis >/dev/null

    # bidspy.dot:58
    runs bidspy-postgres-1 || docker run --detach \
        --name bidspy-postgres-1 \
        --network bidspy_storage \
        --network-alias postgres \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=66588fe2dc41237b \
        --label dotcompile.service=postgres \
        postgres >/dev/null
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
