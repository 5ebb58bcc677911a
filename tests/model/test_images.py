from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotcompile.model.actors import actor_words, is_actor_word
from dotcompile.model.images import CATALOGUE, ROLES, is_catalogue_name, known_image, known_images
from dotcompile.model.values.images import IMAGE
from dotcompile.model.values.ports import PORTS
from tests.model.samples import quoted

LINES = [line for line in Path(CATALOGUE).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.split()[0])
def test_entry(line: str) -> None:
    names, reference, listens, *store = (part.strip() for part in line.split("|"))
    assert store in ([], [""], ["store"])
    image, findings = IMAGE.read(quoted(reference)[1])
    assert image is not None
    assert (findings, image.tag, image.digest, str(image)) == ((), "", "", reference)
    ports, findings = PORTS.read(quoted(listens)[1])
    assert findings == ()
    assert (ports is None) == (listens == "")
    known = [known_images()[word] for word in names.split()]
    assert known
    assert names == names.lower()
    assert all(
        (one.image, one.ports, one.is_store) == (image, ports or (), store == ["store"]) for one in known
    )


def test_there_are_many_and_no_name_means_two() -> None:
    names = [word for line in LINES for word in line.partition("|")[0].split()]
    assert len(LINES) >= 60
    assert len(names) == len(set(names))
    assert [line.split()[0] for line in LINES] == sorted(line.split()[0] for line in LINES)


MEANT = {
    "mongodb": "mongo",
    "postgres": "postgres",
    "Redis": "redis",
    "redis_prod": "redis",
    "redis-master": "redis",
    "redisdb": "redis",
    "nginx2": "nginx",
    "nginx-01": "nginx",
    "haproxy": "haproxy",
    "mysql": "mysql",
    "etcd": "quay.io/coreos/etcd",
    "etcd3": "quay.io/coreos/etcd",
    "pgadmin4": "dpage/pgadmin4",
    "redis-commander": None,
    "postgres-exporter": None,
    "redis-prod-2": None,
    "redis-": None,
    "my-redis": None,
    "redisx": None,
    "node": None,
    "node1": None,
    "cache": None,
    "db": None,
    "bidspy": None,
    "": None,
    "redis " * 100: None,
}


@pytest.mark.parametrize("identifier", MEANT, ids=lambda identifier: identifier[:20])
def test_image_of_an_id(identifier: str) -> None:
    known = known_image(identifier)
    assert (None if known is None else str(known.image)) == MEANT[identifier]


NAMES = st.sampled_from(sorted(name for name in known_images() if not name[-1].isdigit()))


@given(NAMES, st.sampled_from(("", "-", "_")), st.sampled_from(ROLES) | st.integers(0, 99))
def test_any_name_may_have_a_number_or_a_role(name: str, join: str, role: str | int) -> None:
    identifier = f"{name}{join}{role}"
    assert known_image(identifier) is known_images()[name] or is_catalogue_name(identifier)
    assert known_image(f"{name}-exporter-x") is None


def test_stores_and_ports() -> None:
    redis, nginx, haproxy = known_image("redis"), known_image("nginx"), known_image("haproxy")
    assert redis is not None
    assert nginx is not None
    assert haproxy is not None
    assert (redis.is_store, nginx.is_store) == (True, False)
    assert (PORTS.write(redis.ports), PORTS.write(nginx.ports), haproxy.ports) == ("6379", "80", ())


MEAN_ACTORS = (
    *("user", "Users", "customer", "customers", "client2", "administrator", "admins", "internet", "用户"),
    *("End Users", "web-browser", "web_browser", "Mobile App", "third parties", "user 12"),
)
MEAN_NONE = (
    *("user-service", "users_db", "client-api", "controller", "admin_frontend", "web", "", "12"),
    "user " * 100,
)
ACTORS = dict.fromkeys(MEAN_ACTORS, True) | dict.fromkeys(MEAN_NONE, False)


@pytest.mark.parametrize("identifier", ACTORS, ids=lambda identifier: identifier[:20])
def test_actor_word(identifier: str) -> None:
    assert is_actor_word(identifier) == ACTORS[identifier]


def test_no_word_is_an_image_and_an_actor() -> None:
    assert not actor_words() & set(known_images())
    assert all(word == " ".join(word.lower().split()) for word in actor_words())
