/* The probe stands in for a service, and tries who can be reached: one static program for any image.
 *
 *   probe serve [-i IDENTITY] [-l PORTS]     listens; else PROBE_IDENTITY (or the host name) and PROBE_PORTS say so
 *   probe try [OPTION...] TARGET...          tries each; `-` reads targets from standard input, apart by white space
 *   probe addresses                          own IPv4 addresses but the loopback's
 *   probe check                              exit code 0 if all PROBE_PORTS answer on the loopback (a health check)
 *   probe lease                              says "held" and lives until standard input ends
 *
 * PORTS is a list such as `80/tcp,53/udp`; TARGET is HOST:PORT or HOST:PORT/tcp or /udp, HOST a name or IPv4 address.
 * Whoever connects to a served port, or sends it a datagram, is told `dotcompile-probe IDENTITY LOCAL:PORT PEER`.
 *
 * Options of `try`, times in milliseconds: -t for one try, -r tries, -g between two of them, -d for all together,
 * -b for the answer of who has accepted, -c targets at once, -n name server.
 *
 * `try` writes a line of JSON for each target and address, in their order, and one with their count, which says
 * that nothing is missing. "open" is a connection, or an answer over UDP; an identity is there if a probe answered.
 * Names are asked of /etc/hosts and of one name server, without libc, whose resolver a static program cannot have.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { ADDRESSES = 64, SOCKETS = 512, SLOTS = 900, NAME = 256, WORD = 128, ANSWER = 512, PACKET = 4096 };
#define GREETING "dotcompile-probe "

static long try_time = 1000, tries = 3, gap = 150, deadline = 0, answer_time = 300, at_once = 256;
static const char *name_server = NULL;
static long began;

static long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000L + time.tv_nsec / 1000000;
}

static bool is_late(void) { return deadline && now() - began > deadline; }

static void *must(void *memory) {
    if (!memory) {
        fputs("probe: out of memory\n", stderr);
        exit(3);
    }
    return memory;
}

static struct sockaddr_in endpoint(struct in_addr address, int port) {
    return (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons(port), .sin_addr = address};
}

/* "80/tcp", "80" or "53/udp" */
static bool read_port(const char *text, int *port, bool *udp) {
    char *end;
    long number = strtol(text, &end, 10);
    *udp = !strcmp(end, "/udp");
    *port = number;
    return end != text && number > 0 && number < 65536 && (*udp || !*end || !strcmp(end, "/tcp"));
}

/* ---- names ---- */

static int find_in_hosts(const char *name, struct in_addr *found) {
    FILE *file = fopen("/etc/hosts", "re");
    char line[1024], *rest, *word;
    int count = 0;
    if (!file) return 0;
    while (count < ADDRESSES && fgets(line, sizeof line, file)) {
        struct in_addr address;
        line[strcspn(line, "#")] = 0;
        word = strtok_r(line, " \t\n", &rest);
        if (!word || inet_pton(AF_INET, word, &address) != 1) continue;
        while ((word = strtok_r(NULL, " \t\n", &rest)))
            if (!strcasecmp(word, name)) {
                found[count++] = address;
                break;
            }
    }
    fclose(file);
    return count;
}

/* The server that -n names, as ADDRESS or ADDRESS:PORT, else the first of /etc/resolv.conf. */
static bool find_name_server(struct in_addr *server, int *port) {
    char line[NAME], word[64] = "";
    bool found = false, udp;
    *port = 53;
    if (name_server) {
        size_t length = strcspn(name_server, ":");
        snprintf(word, sizeof word, "%.*s", (int)length, name_server);
        if (name_server[length] && !read_port(name_server + length + 1, port, &udp)) return false;
        return inet_pton(AF_INET, word, server) == 1;
    }
    FILE *file = fopen("/etc/resolv.conf", "re");
    if (!file) return false;
    while (!found && fgets(line, sizeof line, file))
        found = sscanf(line, "nameserver %63s", word) == 1 && inet_pton(AF_INET, word, server) == 1;
    fclose(file);
    return found;
}

/* A question for the IPv4 addresses of a name, RFC 1035; 0 if it is no name. With an EDNS record (RFC 6891), since
 * the addresses of many replicas do not fit into the 512 bytes of an answer without. */
static int write_question(const char *name, unsigned char *packet) {
    static const unsigned char head[12] = {0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1};
    static const unsigned char tail[16] = {0, 0, 1, 0, 1, 0, 0, 41, PACKET >> 8, PACKET & 255};
    int size = sizeof head;
    memcpy(packet, head, sizeof head);
    for (const char *label = name; *label;) {
        size_t length = strcspn(label, ".");
        if (length < 1 || length > 63) return 0;
        packet[size++] = length;
        memcpy(packet + size, label, length);
        size += length;
        label += length + (label[length] == '.');
    }
    memcpy(packet + size, tail, sizeof tail);
    return size + sizeof tail;
}

/* The place after a name in a packet, which may end in a pointer to elsewhere. */
static int skip_name(const unsigned char *packet, int size, int at) {
    while (at < size && packet[at]) {
        if (packet[at] >= 192) return at + 2;
        at += packet[at] + 1;
    }
    return at + 1;
}

static int read_answer(const unsigned char *packet, int size, struct in_addr *found) {
    int questions = packet[4] << 8 | packet[5], answers = packet[6] << 8 | packet[7], at = 12, count = 0;
    while (questions-- && at < size) at = skip_name(packet, size, at) + 4;
    while (answers-- && count < ADDRESSES) {
        at = skip_name(packet, size, at);
        if (at + 10 > size) break;
        int type = packet[at] << 8 | packet[at + 1], length = packet[at + 8] << 8 | packet[at + 9];
        at += 10;
        if (type == 1 && length == 4 && at + 4 <= size) memcpy(&found[count++], packet + at, 4);
        at += length;
    }
    return count;
}

/* Asks once. How many addresses were found, or -1 with the reason. */
static int ask(const char *name, struct in_addr *found, const char **why) {
    unsigned char packet[PACKET];
    struct in_addr server;
    int size = write_question(name, packet), count = -1, port;
    unsigned short number = now() * 31 + getpid();
    *why = "no-name-server";
    if (!size) return *why = "bad-name", -1;
    if (!find_name_server(&server, &port)) return -1;
    memcpy(packet, &number, 2);
    /* connected, so that nobody but the server is listened to */
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in to = endpoint(server, port);
    if (fd < 0 || connect(fd, (void *)&to, sizeof to) || send(fd, packet, size, 0) < 0) goto out;
    for (long end = now() + try_time, left; (left = end - now()) > 0;) {
        struct pollfd waiting = {fd, POLLIN, 0};
        *why = "name-timeout";
        if (poll(&waiting, 1, left) <= 0) break;
        size = recv(fd, packet, sizeof packet, 0);
        if (size < 0) {
            *why = "no-name-server";
            break;
        }
        if (size < 12 || memcmp(packet, &number, 2)) continue;
        int code = packet[3] & 15;
        *why = code == 0 || code == 3 ? "no-such-name" : "name-error";
        count = code == 0 ? read_answer(packet, size, found) : code == 3 ? 0 : -1;
        break;
    }
out:
    if (fd >= 0) close(fd);
    return count;
}

static int resolve(const char *name, struct in_addr *found, const char **why) {
    if (inet_pton(AF_INET, name, found) == 1) return 1;
    int count = find_in_hosts(name, found);
    if (count) return count;
    for (long turn = 0; (count = ask(name, found, why)) < 0 && turn + 1 < tries && !is_late(); turn++)
        usleep(gap * 1000);
    return count;
}

/* ---- targets ---- */

/* `word` numbers the word of the list that it is of: a name has a target for each of its addresses. */
struct target {
    char host[NAME];
    int word, port, tries;
    bool udp;
    struct in_addr address;
    long time;
    const char *result;
    char identity[WORD], local[WORD], peer[WORD];
};

static struct target *targets;
static size_t target_count;
static int word_count;

static struct target *add_target(const char *host, int port, bool udp) {
    if (!(target_count & (target_count - 1)))
        targets = must(realloc(targets, (target_count ? target_count * 2 : 1) * sizeof *targets));
    struct target *added = &targets[target_count++];
    *added = (struct target){.word = word_count, .port = port, .udp = udp};
    snprintf(added->host, sizeof added->host, "%s", host);
    return added;
}

/* A name that was asked for before has the same answer. */
static bool copy_earlier(const char *host, int port, bool udp) {
    size_t end = target_count, first = 0;
    while (first < end && strcmp(targets[first].host, host)) first++;
    if (first == end) return false;
    int word = targets[first].word;
    for (size_t at = first; at < end && targets[at].word == word; at++) {
        struct target *added = add_target(host, port, udp);
        added->address = targets[at].address;
        added->result = targets[at].result;
    }
    return true;
}

static void read_target(char *text) {
    struct in_addr found[ADDRESSES];
    const char *why = NULL;
    char *colon = strrchr(text, ':');
    int port = 0;
    bool udp = false;
    word_count++;
    if (!colon || colon == text || colon - text >= NAME || !read_port(colon + 1, &port, &udp)) {
        add_target(text, 0, false)->result = "bad-target";
        return;
    }
    *colon = 0;
    if (inet_pton(AF_INET, text, found) != 1 && copy_earlier(text, port, udp)) return;
    int count = resolve(text, found, &why);
    if (count <= 0) add_target(text, port, udp)->result = why;
    for (int at = 0; at < count; at++) add_target(text, port, udp)->address = found[at];
}

static void read_targets(FILE *file) {
    char word[NAME + 16];
    while (fscanf(file, "%271s", word) == 1) read_target(word);
}

/* ---- trying: each slot takes one target after the other and tries it until it is open or the tries are used up ---- */

struct slot {
    enum { FREE, PAUSED, CONNECTING, LISTENING } state;
    int fd, size;
    long since, until;
    struct target *target;
    char answer[ANSWER];
};

static const char *reason(int error) {
    switch (error) {
    case ECONNREFUSED: return "refused";
    case EHOSTUNREACH: case ENETUNREACH: case EACCES: case EPERM: return "unreachable";
    case ETIMEDOUT: return "timeout";
    case ECONNRESET: case EPIPE: return "reset";
    default: return "error";
    }
}

static bool is_word(const char *text) {
    return *text && strlen(text) < WORD - 1 && !text[strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-:")];
}

/* What a stranger answers is not ours to show: only the words of a probe are taken, if they are plain. */
static void take_identity(struct slot *slot) {
    struct target *target = slot->target;
    char identity[WORD], local[WORD], peer[WORD];
    slot->answer[slot->size] = 0;
    if (sscanf(slot->answer, GREETING "%127s %127s %127s", identity, local, peer) != 3) return;
    if (!is_word(identity) || !is_word(local) || !is_word(peer)) return;
    strcpy(target->identity, identity);
    strcpy(target->local, local);
    strcpy(target->peer, peer);
}

static void leave(struct slot *slot) {
    if (slot->fd >= 0) close(slot->fd);
    slot->fd = -1;
    slot->target->time = now() - slot->since;
    slot->state = FREE;
}

static void succeed(struct slot *slot) {
    take_identity(slot);
    slot->target->result = "open";
    leave(slot);
}

static void fail(struct slot *slot, const char *why) {
    slot->target->result = why;
    leave(slot);
    if (slot->target->tries < tries && !is_late()) {
        slot->state = PAUSED;
        slot->until = now() + gap;
    }
}

static void start(struct slot *slot) {
    struct target *target = slot->target;
    struct sockaddr_in to = endpoint(target->address, target->port);
    target->tries++;
    slot->size = 0;
    slot->until = now() + try_time;
    slot->state = target->udp ? LISTENING : CONNECTING;
    slot->fd = socket(AF_INET, (target->udp ? SOCK_DGRAM : SOCK_STREAM) | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (slot->fd < 0 || (connect(slot->fd, (void *)&to, sizeof to) && errno != EINPROGRESS) ||
        (target->udp && send(slot->fd, "?", 1, 0) < 0))
        fail(slot, reason(errno));
}

static void connected(struct slot *slot) {
    int error = 0;
    socklen_t size = sizeof error;
    getsockopt(slot->fd, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error) {
        fail(slot, reason(error));
        return;
    }
    slot->state = LISTENING;
    slot->until = now() + answer_time;
}

static void received(struct slot *slot) {
    int size = recv(slot->fd, slot->answer + slot->size, ANSWER - 1 - slot->size, 0);
    bool udp = slot->target->udp;
    if (size < 0 && udp) {
        fail(slot, reason(errno));
        return;
    }
    if (size > 0) slot->size += size;
    if (udp || size <= 0 || slot->size == ANSWER - 1 || memchr(slot->answer, '\n', slot->size)) succeed(slot);
}

static void expired(struct slot *slot) {
    if (slot->state == PAUSED)
        start(slot);
    else if (slot->state == LISTENING && !slot->target->udp)
        succeed(slot); /* accepted, by one who waits for us to speak */
    else
        fail(slot, "timeout");
}

static bool give_target(struct slot *slot, size_t *next) {
    for (; *next < target_count; ++*next) {
        if (!targets[*next].result && is_late()) targets[*next].result = "not-tried";
        if (!targets[*next].result) break;
    }
    if (*next == target_count) return false;
    slot->target = &targets[(*next)++];
    slot->since = now();
    start(slot);
    return true;
}

static void try_all(void) {
    static struct slot slots[SLOTS];
    static struct pollfd waiting[SLOTS];
    size_t next = 0;
    for (;;) {
        long soonest = -1;
        int busy = 0;
        for (int at = 0; at < at_once; at++) {
            struct slot *slot = &slots[at];
            while (slot->state == FREE && give_target(slot, &next));
            waiting[at] = (struct pollfd){-1, slot->state == CONNECTING ? POLLOUT : POLLIN, 0};
            if (slot->state == FREE) continue;
            busy++;
            if (slot->state != PAUSED) waiting[at].fd = slot->fd;
            if (soonest < 0 || slot->until < soonest) soonest = slot->until;
        }
        if (!busy) return;
        long left = soonest - now();
        poll(waiting, at_once, left > 0 ? left : 0);
        for (int at = 0; at < at_once; at++) {
            struct slot *slot = &slots[at];
            if (slot->state == FREE) continue;
            if (waiting[at].revents)
                slot->state == CONNECTING ? connected(slot) : received(slot);
            else if (now() >= slot->until)
                expired(slot);
        }
    }
}

static void print_text(const char *text) {
    putchar('"');
    for (; *text; text++)
        if (*text == '"' || *text == '\\' || (unsigned char)*text < 32 || (unsigned char)*text > 126)
            printf("\\u%04x", (unsigned char)*text);
        else
            putchar(*text);
    putchar('"');
}

static void print_target(const struct target *target) {
    char address[INET_ADDRSTRLEN] = "";
    if (target->address.s_addr) inet_ntop(AF_INET, &target->address, address, sizeof address);
    fputs("{\"host\":", stdout);
    print_text(target->host);
    printf(",\"port\":\"%d/%s\",\"address\":\"%s\",\"result\":\"%s\",\"identity\":\"%s\",\"local\":\"%s\",\"peer\":\"%s\","
           "\"tries\":%d,\"milliseconds\":%ld}\n",
           target->port, target->udp ? "udp" : "tcp", address, target->result, target->identity, target->local,
           target->peer, target->tries, target->time);
}

static int print_all(void) {
    for (size_t at = 0; at < target_count; at++) print_target(&targets[at]);
    printf("{\"count\":%zu,\"milliseconds\":%ld}\n", target_count, now() - began);
    return fflush(stdout) ? 3 : 0;
}

/* ---- serving ---- */

static int greet(char *text, const char *identity, struct in_addr local, int port, struct in_addr peer) {
    char here[INET_ADDRSTRLEN], there[INET_ADDRSTRLEN];
    inet_ntop(AF_INET, &local, here, sizeof here);
    inet_ntop(AF_INET, &peer, there, sizeof there);
    return snprintf(text, ANSWER, GREETING "%s %s:%d %s\n", identity, here, port, there);
}

static void serve_tcp(int listener, const char *identity) {
    struct sockaddr_in local, peer;
    socklen_t size = sizeof peer;
    char text[ANSWER];
    int fd = accept4(listener, (void *)&peer, &size, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (fd < 0) return;
    size = sizeof local;
    getsockname(fd, (void *)&local, &size);
    int length = greet(text, identity, local.sin_addr, ntohs(local.sin_port), peer.sin_addr);
    send(fd, text, length, MSG_NOSIGNAL);
    close(fd);
}

/* The answer leaves from the address that was asked, which a socket bound to all addresses has to be told. */
static void serve_udp(int fd, int port, const char *identity) {
    char question[PACKET], control[256], text[ANSWER];
    struct sockaddr_in peer;
    struct iovec part = {question, sizeof question};
    struct msghdr message = {.msg_name = &peer, .msg_namelen = sizeof peer, .msg_iov = &part, .msg_iovlen = 1,
                             .msg_control = control, .msg_controllen = sizeof control};
    if (recvmsg(fd, &message, 0) < 0) return;
    for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level != IPPROTO_IP || header->cmsg_type != IP_PKTINFO) continue;
        struct in_pktinfo *info = (void *)CMSG_DATA(header);
        info->ipi_ifindex = 0;
        info->ipi_spec_dst = info->ipi_addr;
        part = (struct iovec){text, greet(text, identity, info->ipi_addr, port, peer.sin_addr)};
        sendmsg(fd, &message, MSG_DONTWAIT);
        return;
    }
}

static int listen_on(int port, bool udp) {
    int yes = 1, fd = socket(AF_INET, (udp ? SOCK_DGRAM : SOCK_STREAM) | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    struct sockaddr_in here = endpoint((struct in_addr){INADDR_ANY}, port);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (udp) setsockopt(fd, IPPROTO_IP, IP_PKTINFO, &yes, sizeof yes);
    return fd < 0 || bind(fd, (void *)&here, sizeof here) || (!udp && listen(fd, 512)) ? -1 : fd;
}

static int serve(const char *identity, char *list) {
    static struct pollfd waiting[SOCKETS];
    static struct { int port; bool udp; } served[SOCKETS];
    char *rest;
    int count = 0;
    if (!is_word(identity)) return fputs("probe: that is no identity\n", stderr), 2;
    for (char *word = strtok_r(list, ", ", &rest); word; word = strtok_r(NULL, ", ", &rest), count++) {
        if (count == SOCKETS || !read_port(word, &served[count].port, &served[count].udp)) {
            fprintf(stderr, "probe: cannot serve %s\n", word);
            return 2;
        }
        int fd = listen_on(served[count].port, served[count].udp);
        if (fd < 0) {
            fprintf(stderr, "probe: %s: %s\n", word, strerror(errno));
            return 3;
        }
        waiting[count] = (struct pollfd){fd, POLLIN, 0};
    }
    printf("%s serves %d\n", identity, count);
    fflush(stdout);
    for (;;) {
        if (poll(waiting, count, -1) < 0) continue;
        for (int at = 0; at < count; at++) {
            if (!waiting[at].revents) continue;
            if (served[at].udp) serve_udp(waiting[at].fd, served[at].port, identity);
            else serve_tcp(waiting[at].fd, identity);
        }
    }
}

/* ---- commands ---- */

static int check(char *list) {
    char text[NAME], *rest;
    tries = 1;
    for (char *word = strtok_r(list, ", ", &rest); word; word = strtok_r(NULL, ", ", &rest)) {
        snprintf(text, sizeof text, "127.0.0.1:%s", word);
        read_target(text);
    }
    try_all();
    for (size_t at = 0; at < target_count; at++)
        if (strcmp(targets[at].result, "open")) return 1;
    return 0;
}

static int addresses(void) {
    struct ifaddrs *list;
    char text[INET_ADDRSTRLEN];
    int count = 0;
    if (getifaddrs(&list)) return 3;
    for (struct ifaddrs *at = list; at; at = at->ifa_next) {
        if (!at->ifa_addr || at->ifa_addr->sa_family != AF_INET || at->ifa_flags & IFF_LOOPBACK) continue;
        inet_ntop(AF_INET, &((struct sockaddr_in *)at->ifa_addr)->sin_addr, text, sizeof text);
        printf("{\"interface\":\"%s\",\"address\":\"%s\"}\n", at->ifa_name, text);
        count++;
    }
    printf("{\"count\":%d}\n", count);
    return 0;
}

static int lease(void) {
    char ignored[NAME];
    puts("held");
    fflush(stdout);
    while (read(STDIN_FILENO, ignored, sizeof ignored) > 0);
    return 0;
}

static void stop(int number) {
    (void)number;
    _exit(0);
}

static bool read_options(int count, char **words, const char **identity, const char **ports) {
    for (int option; (option = getopt(count, words, "+i:l:t:r:g:d:b:c:n:")) > 0;) {
        long number = optarg ? strtol(optarg, NULL, 10) : 0;
        switch (option) {
        case 'i': *identity = optarg; break;
        case 'l': *ports = optarg; break;
        case 't': try_time = number; break;
        case 'r': tries = number; break;
        case 'g': gap = number; break;
        case 'd': deadline = number; break;
        case 'b': answer_time = number; break;
        case 'c': at_once = number < 1 ? 1 : number > SLOTS ? SLOTS : number; break;
        case 'n': name_server = optarg; break;
        default: return false;
        }
    }
    return true;
}

int main(int count, char **words) {
    /* pid 1 of a container has no default for signals, and orphans are its to collect */
    signal(SIGTERM, stop);
    signal(SIGINT, stop);
    signal(SIGCHLD, SIG_IGN);
    char host[WORD] = "probe", list[PACKET];
    gethostname(host, sizeof host - 1);
    const char *command = count > 1 ? words[1] : "serve", *identity = getenv("PROBE_IDENTITY"), *ports = getenv("PROBE_PORTS");
    began = now();
    if (count > 1) count--, words++;
    if (!read_options(count, words, &identity, &ports)) return 2;
    snprintf(list, sizeof list, "%s", ports ? ports : "");
    if (!strcmp(command, "serve")) return serve(identity ? identity : host, list);
    if (!strcmp(command, "check")) return check(list);
    if (!strcmp(command, "addresses")) return addresses();
    if (!strcmp(command, "lease")) return lease();
    if (!strcmp(command, "try")) {
        for (int at = optind; at < count; at++)
            strcmp(words[at], "-") ? read_target(words[at]) : read_targets(stdin);
        try_all();
        return print_all();
    }
    fputs("usage: probe serve|try|addresses|check|lease\n", stderr);
    return 2;
}
