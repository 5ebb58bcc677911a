#!/bin/sh
# Made by dotcompile from bidspy.dot. To run it, on a manager:
# sh bidspy.swarm.sh                   make what is drawn, and not there yet
# sh bidspy.swarm.sh down              take it away
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
    current service bidspy_admin_frontend b1142b9027d91c9b
    current service bidspy_control_center a0d24d2421a5d13d
    current service bidspy_haproxy 975fd44b39493ee3
    current service bidspy_nginx 0b5b8a3ee3375383
    current service bidspy_demo 5752de8f4e66cf26
    current service bidspy_extractor 9c1623f504469510
    current service bidspy_scheduler 21e0787b081a9b97
    current service bidspy_repository bccbad15d66a401a
    current service bidspy_basin-spider 4cb5939a3528d801
    current service bidspy_udb-spider 96b317d1a68c9445
    current service bidspy_mongodb 16d60a7a70fdf81c
    current service bidspy_redis 45ceb02727cc8f48
    current service bidspy_postgres 85177d355100e164
    prune service
    current network bidspy_controller 976105edd12a4175
    current network bidspy_proxy1 976105edd12a4175
    current network bidspy_proxy2 976105edd12a4175
    current network bidspy_project 976105edd12a4175
    current network bidspy_storage 976105edd12a4175
    prune network

    # bidspy.dot:13
    there network bidspy_controller || docker network create \
        --driver overlay \
        --internal \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=976105edd12a4175 \
        bidspy_controller >/dev/null

    # bidspy.dot:18, 72, 73: with demo, extractor, scheduler, repository, basin-spider, udb-spider as guests
    there network bidspy_proxy1 || docker network create \
        --driver overlay \
        --internal \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=976105edd12a4175 \
        bidspy_proxy1 >/dev/null

    # bidspy.dot:25, 70: with admin_frontend as guest
    there network bidspy_proxy2 || docker network create \
        --driver overlay \
        --internal \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=976105edd12a4175 \
        bidspy_proxy2 >/dev/null

    # bidspy.dot:32
    there network bidspy_project || docker network create \
        --driver overlay \
        --internal \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=976105edd12a4175 \
        bidspy_project >/dev/null

    # bidspy.dot:54, 49, 74, 75: with demo, extractor, scheduler, repository, basin-spider, udb-spider as guests
    there network bidspy_storage || docker network create \
        --driver overlay \
        --internal \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=976105edd12a4175 \
        bidspy_storage >/dev/null

    # bidspy.dot:15
    there service bidspy_admin_frontend || docker service create --detach \
        --name bidspy_admin_frontend \
        --network name=bidspy_controller,alias=admin_frontend \
        --network name=bidspy_proxy2,alias=admin_frontend \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=b1142b9027d91c9b \
        --label dotcompile.service=admin_frontend \
        admin_frontend:latest >/dev/null

    # bidspy.dot:15
    there service bidspy_control_center || docker service create --detach \
        --name bidspy_control_center \
        --network name=bidspy_controller,alias=control_center \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=a0d24d2421a5d13d \
        --label dotcompile.service=control_center \
        control_center:latest >/dev/null

    # bidspy.dot:20
    there service bidspy_haproxy || docker service create --detach \
        --name bidspy_haproxy \
        --network name=bidspy_proxy1,alias=haproxy \
        --network name=bidspy_proxy2,alias=haproxy \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=975fd44b39493ee3 \
        --label dotcompile.service=haproxy \
        haproxy >/dev/null

    # bidspy.dot:21
    there service bidspy_nginx || docker service create --detach \
        --name bidspy_nginx \
        --network name=bidspy_proxy1,alias=nginx \
        --network name=bidspy_proxy2,alias=nginx \
        --publish target=80,protocol=tcp,mode=ingress \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=0b5b8a3ee3375383 \
        --label dotcompile.service=nginx \
        nginx >/dev/null

    # bidspy.dot:35
    there service bidspy_demo || docker service create --detach \
        --name bidspy_demo \
        --network name=bidspy_proxy1,alias=demo \
        --network name=bidspy_project,alias=demo \
        --network name=bidspy_storage,alias=demo \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=5752de8f4e66cf26 \
        --label dotcompile.service=demo \
        demo:latest >/dev/null

    # bidspy.dot:36
    there service bidspy_extractor || docker service create --detach \
        --name bidspy_extractor \
        --network name=bidspy_proxy1,alias=extractor \
        --network name=bidspy_project,alias=extractor \
        --network name=bidspy_storage,alias=extractor \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=9c1623f504469510 \
        --label dotcompile.service=extractor \
        extractor:latest >/dev/null

    # bidspy.dot:37
    there service bidspy_scheduler || docker service create --detach \
        --name bidspy_scheduler \
        --network name=bidspy_proxy1,alias=scheduler \
        --network name=bidspy_project,alias=scheduler \
        --network name=bidspy_storage,alias=scheduler \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=21e0787b081a9b97 \
        --label dotcompile.service=scheduler \
        scheduler:latest >/dev/null

    # bidspy.dot:38
    there service bidspy_repository || docker service create --detach \
        --name bidspy_repository \
        --network name=bidspy_proxy1,alias=repository \
        --network name=bidspy_project,alias=repository \
        --network name=bidspy_storage,alias=repository \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=bccbad15d66a401a \
        --label dotcompile.service=repository \
        repository:latest >/dev/null

    # bidspy.dot:39
    there service bidspy_basin-spider || docker service create --detach \
        --name bidspy_basin-spider \
        --network name=bidspy_proxy1,alias=basin-spider \
        --network name=bidspy_project,alias=basin-spider \
        --network name=bidspy_storage,alias=basin-spider \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=4cb5939a3528d801 \
        --label dotcompile.service=basin-spider \
        basin-spider:latest >/dev/null

    # bidspy.dot:40
    there service bidspy_udb-spider || docker service create --detach \
        --name bidspy_udb-spider \
        --network name=bidspy_proxy1,alias=udb-spider \
        --network name=bidspy_project,alias=udb-spider \
        --network name=bidspy_storage,alias=udb-spider \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=96b317d1a68c9445 \
        --label dotcompile.service=udb-spider \
        udb-spider:latest >/dev/null

    # bidspy.dot:56
    there service bidspy_mongodb || docker service create --detach \
        --name bidspy_mongodb \
        --network name=bidspy_storage,alias=mongodb \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=16d60a7a70fdf81c \
        --label dotcompile.service=mongodb \
        mongo >/dev/null

    # bidspy.dot:57
    there service bidspy_redis || docker service create --detach \
        --name bidspy_redis \
        --network name=bidspy_storage,alias=redis \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=45ceb02727cc8f48 \
        --label dotcompile.service=redis \
        redis >/dev/null

    # bidspy.dot:58
    there service bidspy_postgres || docker service create --detach \
        --name bidspy_postgres \
        --network name=bidspy_storage,alias=postgres \
        --label dotcompile.project=bidspy \
        --label dotcompile.version=85177d355100e164 \
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
