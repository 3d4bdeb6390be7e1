// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// load --port P --path X [options]: HTTP load on loopback, one JSON line about it.
//   --rate N --seconds S   open loop: N requests a second are due whatever the answers do, and a latency counts from
//   the
//                          moment that its request was due. Without --rate: as fast as the connections go.
//   --connections C        most at once (32); they are opened when they are needed and again after the server closed
//   one
//   --method M --body FILE --header "Name: value" (any number)
//   --sign FILE            a Standard Webhook: id of its own, timestamp and signature with the secret in FILE
//   --event-ids            X-Event-Id of its own for each request
//   --patience S           a request that could not be sent S seconds after it was due is given up (30)
//   --short-turns          of the scheduler: on a full machine the client else measures how long it waits itself
//   --walk N               no load: follows "next" of N pages on one connection; the latencies of the first and of the
//                          last hundredth (at least 20 pages)
// ok: 2xx; in_time: of these, no later than the patience; refused: 429 and 503; bad: any other status; cut: closed
// before the answer; given_up: not sent.
#include <algorithm>
#include <arpa/inet.h>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <deque>
#include <fstream>
#include <iterator>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

namespace {

struct Options {
    int port = 0;
    std::string path;
    double rate = 0;
    double seconds = 5;
    int connections = 32;
    std::string method = "GET";
    std::string body;
    std::string headers;
    std::string key; // of signatures
    bool signs = false;
    bool eventIds = false;
    double patience = 30;
    int walk = 0;
    bool shortTurns = false;
};

// sched_setattr(2) of this thread; Linux 6.12 and later know of it, the others take no notice.
void takeShortTurns() {
    struct {
        std::uint32_t size = 48, policy = 0;
        std::uint64_t flags = 0x08; // keeps its policy
        std::int32_t nice = 0;
        std::uint32_t priority = 0;
        std::uint64_t runtime = 100'000, deadline = 0, period = 0;
    } schedule;
    syscall(SYS_sched_setattr, 0, &schedule, 0);
}

double now() {
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

std::string contents(const char *path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string encoded(const unsigned char *bytes, int size) {
    std::string text(static_cast<std::size_t>((size + 2) / 3 * 4) + 1, '\0');
    text.resize(static_cast<std::size_t>(EVP_EncodeBlock(reinterpret_cast<unsigned char *>(text.data()), bytes, size)));
    return text;
}

std::string decoded(std::string text) {
    while (!text.empty() && text.back() == '\n') {
        text.pop_back();
    }
    if (text.starts_with("whsec_")) {
        text.erase(0, 6);
    }
    std::string bytes(text.size(), '\0');
    const int size =
        EVP_DecodeBlock(reinterpret_cast<unsigned char *>(bytes.data()),
                        reinterpret_cast<const unsigned char *>(text.data()), static_cast<int>(text.size()));
    const auto padding = static_cast<std::size_t>(std::count(text.begin(), text.end(), '='));
    bytes.resize(size < 0 ? 0 : static_cast<std::size_t>(size) - padding);
    return bytes;
}

class Load {
public:
    explicit Load(Options options)
        : m_options(std::move(options))
        , m_epoll(epoll_create1(0)) {
        m_run = std::to_string(getpid()) + "-" + std::to_string(time(nullptr));
        m_latencies.reserve(static_cast<std::size_t>(std::max(m_options.rate * m_options.seconds, 1e6)));
    }

    int run() {
        m_begin = now();
        const double end = m_begin + m_options.seconds;
        const auto total = static_cast<std::uint64_t>(m_options.rate * m_options.seconds);
        std::vector<epoll_event> events(512);
        for (;;) {
            const double time = now();
            m_options.rate > 0 ? sendDue(time, total) : sendAll(time, end);
            const bool over = m_options.rate > 0 ? m_due == total : time >= end;
            if ((over && m_flying == 0) || time > end + m_options.patience) {
                break;
            }
            wait(events, time);
        }
        report(m_options.rate > 0 ? m_options.seconds : now() - m_begin);
        return m_ok > 0 ? 0 : 1;
    }

    int walk() {
        const int group = std::max(m_options.walk / 100, 20);
        std::vector<double> first;
        std::vector<double> last;
        std::string path = m_options.path;
        const auto separator = path.find('?') == std::string::npos ? "?" : "&";
        for (int page = 0; page < m_options.walk; ++page) {
            const double from = now();
            const std::string answer = askOnce(path);
            const double ms = (now() - from) * 1e3;
            if (page < group) {
                first.push_back(ms);
            }
            last.push_back(ms);
            const auto at = answer.find("\"next\":\"");
            if (!answer.starts_with("HTTP/1.1 200") || (at == std::string::npos && page + 1 < m_options.walk)) {
                std::fprintf(stderr, "load: page %d: %.200s\n", page, answer.c_str());
                return 1;
            }
            if (at != std::string::npos) {
                const auto cursor = answer.substr(at + 8, answer.find('"', at + 8) - at - 8);
                path = m_options.path + separator + "cursor=" + cursor;
            }
        }
        last.erase(last.begin(), last.end() - std::min<std::ptrdiff_t>(group, std::ssize(last)));
        std::printf("{\"pages\":%d,\"first_p95_ms\":%.3f,\"last_p95_ms\":%.3f}\n", m_options.walk,
                    quantile(first, 0.95), quantile(last, 0.95));
        return 0;
    }

private:
    struct Connection {
        int socket = -1;
        bool busy = false;
        double due = 0;
        std::string in;
    };

    // The requests that are due; a free connection for each, or it waits.
    void sendDue(double time, std::uint64_t total) {
        while (m_due < total) {
            const double due = m_begin + static_cast<double>(m_due) / m_options.rate;
            if (due > time) {
                return;
            }
            if (time - due > m_options.patience) {
                ++m_due;
                ++m_givenUp;
                continue;
            }
            if (!send(due)) {
                return;
            }
            ++m_due;
        }
    }

    void sendAll(double time, double end) {
        while (time < end && send(time)) {
            time = now();
        }
    }

    // False: no connection is free.
    bool send(double due) {
        std::size_t at = 0;
        if (!m_idle.empty()) { // the one that rested longest: none rests until the server closes it
            at = m_idle.front();
            m_idle.pop_front();
        } else if (static_cast<int>(m_flying) < m_options.connections) {
            at = fresh();
        } else {
            return false;
        }
        Connection &to = m_connections[at];
        to.due = due;
        to.busy = true;
        to.in.clear();
        ++m_flying;
        const std::string text = requestText();
        if (write(to.socket, text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
            lose(at);
        }
        return true;
    }

    std::size_t fresh() {
        std::size_t at = m_connections.size();
        if (m_closed.empty()) {
            m_connections.emplace_back();
        } else {
            at = m_closed.back();
            m_closed.pop_back();
        }
        m_connections[at].socket = connected();
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = at;
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_connections[at].socket, &event);
        return at;
    }

    [[nodiscard]] int connected() const {
        const int out = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(m_options.port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (out < 0 || connect(out, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
            std::perror("load: connect");
            std::exit(1);
        }
        const int on = 1;
        setsockopt(out, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        return out;
    }

    std::string requestText(const std::string &path = {}) {
        const std::string id = m_run + "-" + std::to_string(++m_number);
        std::string text = m_options.method + " " + (path.empty() ? m_options.path : path) +
                           " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + m_options.headers;
        if (m_options.eventIds) {
            text += "X-Event-Id: " + id + "\r\n";
        }
        if (m_options.signs) {
            const std::string at = std::to_string(time(nullptr));
            const std::string content = id + "." + at + "." + m_options.body;
            unsigned char mac[EVP_MAX_MD_SIZE];
            unsigned size = 0;
            HMAC(EVP_sha256(), m_options.key.data(), static_cast<int>(m_options.key.size()),
                 reinterpret_cast<const unsigned char *>(content.data()), content.size(), mac, &size);
            text += "webhook-id: " + id + "\r\nwebhook-timestamp: " + at + "\r\nwebhook-signature: v1," +
                    encoded(mac, static_cast<int>(size)) + "\r\n";
        }
        if (m_options.method != "GET") {
            text +=
                "Content-Type: application/json\r\nContent-Length: " + std::to_string(m_options.body.size()) + "\r\n";
        }
        return text + "\r\n" + (m_options.method == "GET" ? std::string() : m_options.body);
    }

    void wait(std::vector<epoll_event> &events, double time) {
        timespec most{0, 1'000'000};
        if (m_options.rate > 0 && static_cast<int>(m_flying) < m_options.connections) {
            const double rest = m_begin + static_cast<double>(m_due) / m_options.rate - time;
            most.tv_nsec = static_cast<long>(std::clamp(rest, 0.0, 0.001) * 1e9);
        }
        const int count = epoll_pwait2(m_epoll, events.data(), static_cast<int>(events.size()), &most, nullptr);
        for (int i = 0; i < count; ++i) {
            receive(events[static_cast<std::size_t>(i)].data.u64);
        }
    }

    void receive(std::size_t at) {
        Connection &from = m_connections[at];
        char piece[65536];
        const auto got = read(from.socket, piece, sizeof piece);
        if (got <= 0) {
            lose(at);
            return;
        }
        from.in.append(piece, static_cast<std::size_t>(got));
        if (!isWhole(from.in)) {
            return;
        }
        const int status = std::atoi(from.in.c_str() + 9);
        const double done = now();
        if (status >= 200 && status < 300) {
            ++m_ok;
            m_latencies.push_back((done - from.due) * 1e3);
            m_inTime += done - from.due <= m_options.patience ? 1 : 0;
        } else if (status == 429 || status == 503) {
            ++m_refused;
        } else {
            ++m_bad;
        }
        from.busy = false;
        --m_flying;
        if (strcasestr(from.in.c_str(), "\r\nconnection: close") != nullptr) {
            shut(at);
        } else {
            m_idle.push_back(at);
        }
    }

    static bool isWhole(const std::string &in) {
        const auto end = in.find("\r\n\r\n");
        if (end == std::string::npos) {
            return false;
        }
        const char *length = strcasestr(in.c_str(), "\r\ncontent-length:");
        return in.size() >= end + 4 + (length == nullptr ? 0 : std::strtoul(length + 17, nullptr, 10));
    }

    void lose(std::size_t at) {
        if (m_connections[at].busy) {
            m_connections[at].busy = false;
            --m_flying;
            ++m_cut;
        } else {
            m_idle.erase(std::remove(m_idle.begin(), m_idle.end(), at), m_idle.end());
        }
        shut(at);
    }

    void shut(std::size_t at) {
        close(m_connections[at].socket);
        m_connections[at].socket = -1;
        m_closed.push_back(at);
    }

    std::string askOnce(const std::string &path) {
        if (m_connections.empty()) {
            m_connections.emplace_back();
            m_connections[0].socket = connected();
        }
        const std::string text = requestText(path);
        std::string in;
        char piece[65536];
        if (write(m_connections[0].socket, text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
            return in;
        }
        while (!isWhole(in)) {
            const auto got = read(m_connections[0].socket, piece, sizeof piece);
            if (got <= 0) {
                return {};
            }
            in.append(piece, static_cast<std::size_t>(got));
        }
        return in;
    }

    static double quantile(std::vector<double> &values, double part) {
        if (values.empty()) {
            return -1;
        }
        const auto at = values.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(values.size() - 1) * part);
        std::nth_element(values.begin(), at, values.end());
        return *at;
    }

    void report(double seconds) {
        std::printf(
            "{\"ok\":%llu,\"in_time\":%llu,\"refused\":%llu,\"bad\":%llu,\"cut\":%llu,\"given_up\":%llu,\"per_s\":%.1f,"
            "\"p50_ms\":%.3f,\"p95_ms\":%.3f,\"p99_ms\":%.3f,\"max_ms\":%.3f}\n",
            m_ok, m_inTime, m_refused, m_bad, m_cut, m_givenUp, static_cast<double>(m_ok) / seconds,
            quantile(m_latencies, 0.5), quantile(m_latencies, 0.95), quantile(m_latencies, 0.99),
            quantile(m_latencies, 1));
    }

    Options m_options;
    int m_epoll;
    std::string m_run;
    double m_begin = 0;
    std::uint64_t m_due = 0;
    std::uint64_t m_number = 0;
    std::uint64_t m_flying = 0;
    std::vector<Connection> m_connections;
    std::deque<std::size_t> m_idle;
    std::vector<std::size_t> m_closed;
    std::vector<double> m_latencies;
    unsigned long long m_ok = 0;
    unsigned long long m_inTime = 0;
    unsigned long long m_refused = 0;
    unsigned long long m_bad = 0;
    unsigned long long m_cut = 0;
    unsigned long long m_givenUp = 0;
};

Options optionsOf(int argc, char **argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string_view name = argv[i];
        if (name == "--event-ids") {
            options.eventIds = true;
            continue;
        }
        if (name == "--short-turns") {
            options.shortTurns = true;
            continue;
        }
        if (i + 1 == argc) {
            std::fprintf(stderr, "load: %s needs a value\n", argv[i]);
            std::exit(2);
        }
        const char *value = argv[++i];
        if (name == "--port") {
            options.port = std::atoi(value);
        } else if (name == "--path") {
            options.path = value;
        } else if (name == "--rate") {
            options.rate = std::atof(value);
        } else if (name == "--seconds") {
            options.seconds = std::atof(value);
        } else if (name == "--connections") {
            options.connections = std::atoi(value);
        } else if (name == "--method") {
            options.method = value;
        } else if (name == "--body") {
            options.body = contents(value);
        } else if (name == "--header") {
            options.headers += std::string(value) + "\r\n";
        } else if (name == "--sign") {
            options.key = decoded(contents(value));
            options.signs = true;
        } else if (name == "--patience") {
            options.patience = std::atof(value);
        } else if (name == "--walk") {
            options.walk = std::atoi(value);
        } else {
            std::fprintf(stderr, "load: what is %s?\n", argv[i - 1]);
            std::exit(2);
        }
    }
    return options;
}

} // namespace

int main(int argc, char **argv) {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    Options options = optionsOf(argc, argv);
    if (options.port == 0 || options.path.empty()) {
        std::fputs("usage: load --port P --path X [options]\n", stderr);
        return 2;
    }
    const bool walks = options.walk > 0;
    if (options.shortTurns) {
        takeShortTurns();
    }
    Load load(std::move(options));
    return walks ? load.walk() : load.run();
}
