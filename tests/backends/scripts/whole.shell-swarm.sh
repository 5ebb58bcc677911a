#!/bin/sh
# Made by dotcompile from whole.dot. To run it, on a manager:
# sh shop.yml                   make what is drawn, and not there yet
# sh shop.yml down              take it away
# sh shop.yml down --volumes    also what its volumes hold, those on this host
# What it made is known again by its labels. What has changed since is made anew, and what is no longer drawn
# is taken away; volumes are kept as they are, since they hold data.
# shellcheck disable=SC1003,SC2016 # what is in quotes is meant as it stands
set -eu

project=whole
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
    current service whole_web 83aba432b4d612e2
    current service whole_agent 03b4dc31093ea3c1
    current service whole_api ea17ddaef59a7748
    current service whole_worker 649cf148968ca85a
    current service whole_batch 1071e5a5a66c8ba6
    current service whole_db 314ddb0d7fdeb92a
    prune service
    current network whole_front e992b26f5a4a6509
    current network whole_back 02129bca9d7f6431
    current network whole_data c8925bb9dc5d9693
    current network whole_web--api d6c1e9d2b02aa853
    current network whole_egress eee3f581e9468a0f
    current network whole_batch--none 976105edd12a4175
    prune network

    # whole.dot:5
    there network whole_front || docker network create \
        --driver overlay \
        --internal \
        --subnet 10.20.1.0/24 \
        --label team=web \
        --label dotcompile.project=whole \
        --label dotcompile.version=e992b26f5a4a6509 \
        whole_front >/dev/null

    # whole.dot:14
    there network whole_back || docker network create \
        --driver overlay \
        --internal \
        --attachable \
        --subnet 10.20.0.0/24 \
        --opt com.docker.network.driver.mtu=1400 \
        --label dotcompile.project=whole \
        --label dotcompile.version=02129bca9d7f6431 \
        whole_back >/dev/null

    # whole.dot:23, 30: with api, worker as guests
    there network whole_data || docker network create \
        --driver overlay \
        --internal \
        --subnet 10.20.2.0/24 \
        --label dotcompile.project=whole \
        --label dotcompile.version=c8925bb9dc5d9693 \
        whole_data >/dev/null

    # whole.dot:28: flows that no zone holds
    there network whole_web--api || docker network create \
        --driver overlay \
        --internal \
        --subnet 10.20.3.0/24 \
        --label dotcompile.project=whole \
        --label dotcompile.version=d6c1e9d2b02aa853 \
        whole_web--api >/dev/null

    # whole.dot:16: a way out
    there network whole_egress || docker network create \
        --driver overlay \
        --subnet 10.20.4.0/24 \
        --label dotcompile.project=whole \
        --label dotcompile.version=eee3f581e9468a0f \
        whole_egress >/dev/null

    # whole.dot:7
    there service whole_web || docker service create --detach \
        --name whole_web \
        --network name=whole_front,alias=web,alias=www \
        --network name=whole_web--api,alias=web,alias=www \
        --publish target=80,published=8080,protocol=tcp,mode=ingress \
        --publish target=443,published=8443,protocol=tcp,mode=ingress \
        --publish 9000-9002:9000-9002/udp \
        --env 'GREETING=costs $5' \
        --env MODE=on \
        --replicas 2 \
        --limit-cpu 0.5 \
        --limit-memory 256m \
        --reserve-memory 64m \
        --read-only \
        --health-cmd 'curl -f http://localhost/' \
        --health-interval 10s \
        --stop-grace-period 1m \
        --update-order start-first \
        --log-driver json-file \
        --log-opt max-size=10m \
        --cap-add NET_BIND_SERVICE \
        --cap-drop ALL \
        --restart-condition any \
        --mount type=tmpfs,target=/run,tmpfs-size=16777216 \
        --label dotcompile.project=whole \
        --label dotcompile.version=83aba432b4d612e2 \
        --label dotcompile.service=web \
        nginx:1.27 >/dev/null

    # whole.dot:12
    there service whole_agent || docker service create --detach \
        --name whole_agent \
        --network name=whole_front,alias=agent \
        --publish target=81,protocol=tcp,mode=ingress \
        --mode global \
        --constraint 'node.role == worker' \
        --label dotcompile.project=whole \
        --label dotcompile.version=03b4dc31093ea3c1 \
        --label dotcompile.service=agent \
        shop/agent:3 >/dev/null

    # whole.dot:16
    there service whole_api || docker service create --detach \
        --name whole_api \
        --network name=whole_back,alias=api \
        --network name=whole_data,alias=api \
        --network name=whole_web--api,alias=api \
        --network name=whole_egress,alias=api \
        --workdir /srv \
        --user 1000:1000 \
        --init \
        --env-file api.env \
        --container-label team=payments \
        --dns 10.0.0.53 \
        --host legacy:10.9.9.9 \
        --sysctl net.core.somaxconn=1024 \
        --ulimit nofile=20000:40000 \
        --mount 'type=bind,"source='"$here"'/conf",target=/etc/api,readonly' \
        --mount type=volume,source=whole_cache,target=/cache,volume-label=dotcompile.project=whole \
        --config source=app \
        --secret source=tls,target=/etc/tls.pem \
        --label dotcompile.project=whole \
        --label dotcompile.version=ea17ddaef59a7748 \
        --label dotcompile.service=api \
        shop/api:2.1 serve --port 8000 >/dev/null

    # whole.dot:20
    there service whole_worker || docker service create --detach \
        --name whole_worker \
        --network name=whole_back,alias=worker \
        --network name=whole_data,alias=worker \
        --restart-condition on-failure \
        --restart-max-attempts 3 \
        --label dotcompile.project=whole \
        --label dotcompile.version=649cf148968ca85a \
        --label dotcompile.service=worker \
        shop/api:2.1 work >/dev/null

    # for a service that is on no network
    there network whole_batch--none || docker network create \
        --driver overlay \
        --internal \
        --label dotcompile.project=whole \
        --label dotcompile.version=976105edd12a4175 \
        whole_batch--none >/dev/null

    # whole.dot:22
    there service whole_batch || docker service create --detach \
        --name whole_batch \
        --network name=whole_batch--none,alias=batch \
        --label dotcompile.project=whole \
        --label dotcompile.version=1071e5a5a66c8ba6 \
        --label dotcompile.service=batch \
        shop/batch:1 >/dev/null

    # whole.dot:24
    there service whole_db || docker service create --detach \
        --name whole_db \
        --network name=whole_data,alias=db \
        --health-cmd pg_isready \
        --stop-signal SIGINT \
        --mount type=volume,source=whole_data,target=/var/lib/postgresql/data,volume-driver=local,volume-opt=device=:/srv/data,volume-opt=type=nfs,volume-label=dotcompile.project=whole,volume-label=keep=yes \
        --label dotcompile.project=whole \
        --label dotcompile.version=314ddb0d7fdeb92a \
        --label dotcompile.service=db \
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
