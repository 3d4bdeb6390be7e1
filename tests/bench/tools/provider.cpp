// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// provider PORT [DELAY_MS [FAIL_PERCENT]]: a payment provider for benchmarks, the same process for farold and for its
// peers. Every POST is answered after DELAY_MS (10): 200, or for FAIL_PERCENT (5) of them 503 with code not_processed,
// which means that nothing was paid. It speaks farold's protocol (end_to_end_id in the body, GET /payments/<id>) and
// that of the peers (header X-Item); both are counted alike:
//   GET /stats   {"ok","fail","paid_twice","first_ns"}   first_ns: clock of the first POST since the last reset, 0:
//   none GET /reset   begins the figures anew; what was paid stays known
// One thread. Ends with a signal.
#include <arpa/inet.h>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <deque>
#include <functional>
#include <netinet/tcp.h>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <unordered_set>
#include <vector>

namespace {

struct Connection {
    std::string in;
    std::uint32_t generation = 0; // a socket's number is used again: answers go to the one that asked
    bool open = false;
};

struct Due {
    std::uint64_t at = 0;
    int socket = 0;
    std::uint32_t generation = 0;
    bool good = false;
    std::uint64_t payment = 0;
    std::string id;
};

std::uint64_t clockOf(clockid_t id) {
    timespec now{};
    clock_gettime(id, &now);
    return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000'000U + static_cast<std::uint64_t>(now.tv_nsec);
}

std::string_view between(std::string_view text, std::string_view before, char after) {
    const auto at = text.find(before);
    if (at == std::string_view::npos) {
        return {};
    }
    text.remove_prefix(at + before.size());
    return text.substr(0, text.find(after));
}

class Provider {
public:
    Provider(int port, double delayMs, double failPercent)
        : m_delay(static_cast<std::uint64_t>(delayMs * 1e6))
        , m_fail(static_cast<std::uint64_t>(failPercent * 100))
        , m_listener(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0))
        , m_epoll(epoll_create1(0)) {
        const int on = 1;
        setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (bind(m_listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 ||
            listen(m_listener, 4096) != 0) {
            std::perror("provider");
            std::exit(1);
        }
        watch(m_listener);
    }

    [[noreturn]] void run() {
        std::vector<epoll_event> events(256);
        for (;;) {
            timespec wait{};
            timespec *until = nullptr;
            if (!m_due.empty()) {
                const auto now = clockOf(CLOCK_MONOTONIC);
                const auto rest = m_due.front().at > now ? m_due.front().at - now : 0;
                wait.tv_sec = static_cast<time_t>(rest / 1'000'000'000U);
                wait.tv_nsec = static_cast<long>(rest % 1'000'000'000U);
                until = &wait;
            }
            const int count = epoll_pwait2(m_epoll, events.data(), static_cast<int>(events.size()), until, nullptr);
            for (int i = 0; i < count; ++i) {
                const int socket = events[static_cast<std::size_t>(i)].data.fd;
                if (socket == m_listener) {
                    acceptAll();
                } else {
                    receive(socket);
                }
            }
            answerDue();
        }
    }

private:
    void watch(int socket) const {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = socket;
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, socket, &event);
    }

    void acceptAll() {
        for (;;) {
            const int socket = accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK);
            if (socket < 0) {
                return;
            }
            const int on = 1;
            setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            if (m_connections.size() <= static_cast<std::size_t>(socket)) {
                m_connections.resize(static_cast<std::size_t>(socket) + 1);
            }
            at(socket).open = true;
            watch(socket);
        }
    }

    Connection &at(int socket) { return m_connections[static_cast<std::size_t>(socket)]; }

    void receive(int socket) {
        char piece[16384];
        const auto got = read(socket, piece, sizeof piece);
        if (got < 0 && errno == EAGAIN) {
            return;
        }
        if (got <= 0) {
            drop(socket);
            return;
        }
        at(socket).in.append(piece, static_cast<std::size_t>(got));
        while (at(socket).open && takeOne(socket)) {
        }
    }

    void drop(int socket) {
        at(socket).open = false;
        ++at(socket).generation;
        at(socket).in.clear();
        close(socket);
    }

    // False: a whole request is not there yet.
    bool takeOne(int socket) {
        std::string &in = at(socket).in;
        const auto end = in.find("\r\n\r\n");
        if (end == std::string::npos) {
            return false;
        }
        const std::string head = in.substr(0, end + 2);
        const auto length =
            static_cast<std::size_t>(std::strtoul(valueOf(head, "Content-Length").c_str(), nullptr, 10));
        if (in.size() < end + 4 + length) {
            return false;
        }
        const std::string body = in.substr(end + 4, length);
        in.erase(0, end + 4 + length);
        if (head.starts_with("POST ")) {
            order(socket, head, body);
        } else {
            question(socket, head);
        }
        return true;
    }

    static std::string valueOf(const std::string &head, const char *name) {
        const char *at = strcasestr(head.c_str(), (std::string("\r\n") + name + ":").c_str());
        if (at == nullptr) {
            return {};
        }
        at += std::strlen(name) + 3;
        at += std::strspn(at, " ");
        return {at, std::strcspn(at, "\r")};
    }

    void order(int socket, const std::string &head, const std::string &body) {
        if (m_first == 0) {
            m_first = clockOf(CLOCK_REALTIME);
        }
        const auto external = between(body, "\"external_id\":\"", '"');
        const std::string payment = external.empty() ? valueOf(head, "X-Item") : std::string(external);
        m_due.push_back({clockOf(CLOCK_MONOTONIC) + m_delay, socket, at(socket).generation, random() >= m_fail,
                         std::hash<std::string>()(payment), std::string(between(body, "\"end_to_end_id\":\"", '"'))});
    }

    // A seed of its own: the same faults each time.
    std::uint64_t random() {
        m_seed ^= m_seed << 13;
        m_seed ^= m_seed >> 7;
        m_seed ^= m_seed << 17;
        return (m_seed >> 11) % 10'000;
    }

    void question(int socket, const std::string &head) {
        if (head.starts_with("GET /payments/")) {
            const std::string id(between(head, "GET /payments/", ' '));
            const bool known = m_ids.contains(std::hash<std::string>()(id));
            say(socket, known ? 200 : 404,
                known ? R"({"status":"settled","end_to_end_id":")" + id + "\"}" : R"({"code":"unknown"})");
            return;
        }
        if (head.starts_with("GET /orders")) {
            say(socket, 200, R"({"orders":[],"next":0})");
            return;
        }
        const std::string figures = "{\"ok\":" + std::to_string(m_ok) + ",\"fail\":" + std::to_string(m_failed) +
                                    ",\"paid_twice\":" + std::to_string(m_twice) +
                                    ",\"first_ns\":" + std::to_string(m_first) + "}";
        if (head.starts_with("GET /reset")) {
            m_ok = m_failed = m_twice = m_first = 0;
        }
        say(socket, 200, figures);
    }

    void answerDue() {
        const auto now = clockOf(CLOCK_MONOTONIC);
        while (!m_due.empty() && m_due.front().at <= now) {
            const Due due = std::move(m_due.front());
            m_due.pop_front();
            if (due.good) {
                ++m_ok;
                m_twice += m_paid.insert(due.payment).second ? 0 : 1;
                if (!due.id.empty()) {
                    m_ids.insert(std::hash<std::string>()(due.id));
                }
            } else {
                ++m_failed;
            }
            if (at(due.socket).generation != due.generation) {
                continue; // whoever asked is gone
            }
            const std::string id = due.id.empty() ? "E00000000000000000000000bench001" : due.id;
            say(due.socket, due.good ? 200 : 503,
                due.good ? R"({"status":"settled","end_to_end_id":")" + id + "\"}" : R"({"code":"not_processed"})");
        }
    }

    static void say(int socket, int status, const std::string &body) {
        std::string text = "HTTP/1.1 ";
        text += status == 200 ? "200 OK" : status == 404 ? "404 Not Found" : "503 Service Unavailable";
        text += "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n";
        text += body;
        if (write(socket, text.data(), text.size()) < 0) {
            return; // its end is seen by the next read
        }
    }

    std::uint64_t m_delay;
    std::uint64_t m_fail; // of 10,000
    int m_listener;
    int m_epoll;
    std::vector<Connection> m_connections;
    std::deque<Due> m_due; // all wait equally long: the first is due first
    std::unordered_set<std::uint64_t> m_paid;
    std::unordered_set<std::uint64_t> m_ids;
    std::uint64_t m_ok = 0;
    std::uint64_t m_failed = 0;
    std::uint64_t m_twice = 0;
    std::uint64_t m_first = 0;
    std::uint64_t m_seed = 88172645463325252U;
};

} // namespace

int main(int argc, char **argv) {
    if (argc < 2) {
        std::fputs("usage: provider PORT [DELAY_MS [FAIL_PERCENT]]\n", stderr);
        return 2;
    }
    Provider(std::atoi(argv[1]), argc > 2 ? std::atof(argv[2]) : 10, argc > 3 ? std::atof(argv[3]) : 5).run();
}
