#!/bin/sh
set -e
# Made by dotcompile: the labels of hosts by which stack.yml places services.
docker node update --label-add dotcompile.pools.api=true --label-add dotcompile.pools.trainer=false worker1
docker node update --label-add dotcompile.pools.api=true --label-add dotcompile.pools.trainer=false worker2
docker node update --label-add dotcompile.pools.api=true --label-add dotcompile.pools.trainer=false boss
docker node update --label-add dotcompile.pools.api=false --label-add dotcompile.pools.trainer=true big1
