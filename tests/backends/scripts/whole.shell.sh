#!/bin/sh
# Made by dotcompile from whole.dot. To run it, on one engine:
# sh shop.yml                   make what is drawn, and not there yet
# sh shop.yml down              take it away
# sh shop.yml down --volumes    also what its volumes hold, all of them
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

# healthy NAME REPLICAS: wait until all of them are well.
healthy() {
    replica=1
    while [ "$replica" -le "$2" ]; do
        state=$(docker container inspect --format '{{.State.Running}} {{with .State.Health}}{{.Status}}{{end}}' "$1-$replica")
        case $state in
        'true starting') sleep 1 ;;
        'true healthy') replica=$((replica + 1)) ;;
        *)
            echo "container $1-$replica is not well" >&2
            exit 1
            ;;
        esac
    done
}

up() {
    current volume whole_cache eeb5c9033ae10f88
    current volume whole_data 0b296193b16615a6
    number=1
    while [ "$number" -le 2 ]; do
        current container whole-web-"$number" 501116f48be1b81b
        number=$((number + 1))
    done
    current container whole-agent-1 7d24e46276d96572
    current container whole-worker-1 0ef70fc2850ac754
    current container whole-batch-1 59b60a7634255509
    current container whole-db-1 eb56a6a3127708ce
    current container whole-api-1 4525d39a4090b952
    prune container
    current network whole_front 566df3aac94148be
    current network whole_back 454f265ca3c7c260
    current network whole_data dc2e1e571a4c34f0
    current network whole_web--api 20ecd8da9595081c
    current network whole_egress cea02de86c1b5083
    current network whole_ingress 190b264641e40f05
    prune network

    # whole.dot:5
    there network whole_front || docker network create \
        --driver bridge \
        --internal \
        --subnet 10.20.1.0/24 \
        --label team=web \
        --label dotcompile.project=whole \
        --label dotcompile.version=566df3aac94148be \
        whole_front >/dev/null

    # whole.dot:14
    there network whole_back || docker network create \
        --driver bridge \
        --internal \
        --attachable \
        --subnet 10.20.0.0/24 \
        --opt com.docker.network.driver.mtu=1400 \
        --label dotcompile.project=whole \
        --label dotcompile.version=454f265ca3c7c260 \
        whole_back >/dev/null

    # whole.dot:23, 30: with api, worker as guests
    there network whole_data || docker network create \
        --driver bridge \
        --internal \
        --subnet 10.20.2.0/24 \
        --label dotcompile.project=whole \
        --label dotcompile.version=dc2e1e571a4c34f0 \
        whole_data >/dev/null

    # whole.dot:28: flows that no zone holds
    there network whole_web--api || docker network create \
        --driver bridge \
        --internal \
        --subnet 10.20.3.0/24 \
        --label dotcompile.project=whole \
        --label dotcompile.version=20ecd8da9595081c \
        whole_web--api >/dev/null

    # whole.dot:16: a way out
    there network whole_egress || docker network create \
        --driver bridge \
        --subnet 10.20.4.0/24 \
        --label dotcompile.project=whole \
        --label dotcompile.version=cea02de86c1b5083 \
        whole_egress >/dev/null

    # whole.dot:7, 12: a way in, by published ports
    there network whole_ingress || docker network create \
        --driver bridge \
        --subnet 10.20.5.0/24 \
        --label dotcompile.project=whole \
        --label dotcompile.version=190b264641e40f05 \
        whole_ingress >/dev/null

    # a volume that services name
    there volume whole_cache || docker volume create \
        --label dotcompile.project=whole \
        --label dotcompile.version=eeb5c9033ae10f88 \
        whole_cache >/dev/null

    # whole.dot:26
    there volume whole_data || docker volume create \
        --driver local \
        --opt device=:/srv/data \
        --opt type=nfs \
        --label keep=yes \
        --label dotcompile.project=whole \
        --label dotcompile.version=0b296193b16615a6 \
        whole_data >/dev/null

    # whole.dot:7
    number=1
    while [ "$number" -le 2 ]; do
        runs whole-web-"$number" || {
            docker create \
                --name whole-web-"$number" \
                --network whole_front \
                --network-alias web \
                --network-alias www \
                --publish 8080:80/tcp \
                --publish 8443:443/tcp \
                --publish 9000-9002:9000-9002/udp \
                --env 'GREETING=costs $5' \
                --env MODE=on \
                --cpus 0.5 \
                --memory 256m \
                --memory-reservation 64m \
                --tmpfs /run:size=16m \
                --read-only \
                --health-cmd 'curl -f http://localhost/' \
                --health-interval 10s \
                --restart always \
                --stop-timeout 60 \
                --log-driver json-file \
                --log-opt max-size=10m \
                --cap-add NET_BIND_SERVICE \
                --cap-drop ALL \
                --label dotcompile.project=whole \
                --label dotcompile.version=501116f48be1b81b \
                --label dotcompile.service=web \
                nginx:1.27 >/dev/null
            docker network connect \
                --alias web \
                --alias www \
                whole_web--api whole-web-"$number"
            docker network connect --alias web --alias www whole_ingress whole-web-"$number"
            docker start whole-web-"$number" >/dev/null
        }
        number=$((number + 1))
    done

    # whole.dot:12
    runs whole-agent-1 || {
        docker create \
            --name whole-agent-1 \
            --network whole_front \
            --network-alias agent \
            --publish 81/tcp \
            --label dotcompile.project=whole \
            --label dotcompile.version=7d24e46276d96572 \
            --label dotcompile.service=agent \
            shop/agent:3 >/dev/null
        docker network connect --alias agent whole_ingress whole-agent-1
        docker start whole-agent-1 >/dev/null
    }

    # whole.dot:20
    runs whole-worker-1 || {
        docker create \
            --name whole-worker-1 \
            --network whole_back \
            --network-alias worker \
            --restart on-failure:3 \
            --label dotcompile.project=whole \
            --label dotcompile.version=0ef70fc2850ac754 \
            --label dotcompile.service=worker \
            shop/api:2.1 work >/dev/null
        docker network connect --alias worker whole_data whole-worker-1
        docker start whole-worker-1 >/dev/null
    }

    # whole.dot:22
    runs whole-batch-1 || docker run --detach \
        --name whole-batch-1 \
        --network none \
        --label dotcompile.project=whole \
        --label dotcompile.version=59b60a7634255509 \
        --label dotcompile.service=batch \
        shop/batch:1 >/dev/null

    # whole.dot:24
    runs whole-db-1 || docker run --detach \
        --name whole-db-1 \
        --network whole_data \
        --network-alias db \
        --health-cmd pg_isready \
        --stop-signal SIGINT \
        --mount type=volume,source=whole_data,target=/var/lib/postgresql/data \
        --label dotcompile.project=whole \
        --label dotcompile.version=eb56a6a3127708ce \
        --label dotcompile.service=db \
        postgres:16 >/dev/null

    # whole.dot:16
    runs whole-api-1 || {
        healthy whole-db 1
        docker create \
            --name whole-api-1 \
            --network whole_back \
            --network-alias api \
            --workdir /srv \
            --user 1000:1000 \
            --init \
            --env-file api.env \
            --label team=payments \
            --dns 10.0.0.53 \
            --add-host legacy:10.9.9.9 \
            --sysctl net.core.somaxconn=1024 \
            --ulimit nofile=20000:40000 \
            --volume "$here"/conf:/etc/api:ro \
            --mount type=volume,source=whole_cache,target=/cache \
            --mount 'type=bind,"source='"$here"'/configs/app",target=/app,readonly' \
            --mount 'type=bind,"source='"$here"'/secrets/tls",target=/etc/tls.pem,readonly' \
            --label dotcompile.project=whole \
            --label dotcompile.version=4525d39a4090b952 \
            --label dotcompile.service=api \
            shop/api:2.1 serve --port 8000 >/dev/null
        docker network connect --alias api whole_data whole-api-1
        docker network connect --alias api whole_web--api whole-api-1
        docker network connect --alias api whole_egress whole-api-1
        docker start whole-api-1 >/dev/null
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
