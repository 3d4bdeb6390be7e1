// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// hold PORT STREAMS STREAM_PATH ALIVE ALIVE_PATH [header line...]: opens so many event streams and so many keep-alive
// connections, each until its answer begins with 200, and holds them. Prints {"streams","alive","refused"} when all are
// there; at the end of its standard input {"still"}: how many were not closed by the server.
#include <arpa/inet.h>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <poll.h>
#include <string>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace {

// The socket, or -1 when the server does not answer 200.
int held(int port, const std::string &path, const std::string &headers) {
    const int out = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (out < 0 || connect(out, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        close(out);
        return -1;
    }
    const std::string text = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n";
    char answer[4096];
    pollfd wait{out, POLLIN, 0};
    if (write(out, text.data(), text.size()) != static_cast<ssize_t>(text.size()) || poll(&wait, 1, 30'000) != 1 ||
        read(out, answer, sizeof answer) < 12 || std::strncmp(answer, "HTTP/1.1 200", 12) != 0) {
        close(out);
        return -1;
    }
    return out;
}

bool isOpen(int socket) {
    char bytes[65536];
    for (;;) {
        const auto got = recv(socket, bytes, sizeof bytes, MSG_DONTWAIT);
        if (got <= 0) {
            return got < 0;
        }
    }
}

} // namespace

int main(int argc, char **argv) {
    if (argc < 6) {
        std::fputs("usage: hold PORT STREAMS STREAM_PATH ALIVE ALIVE_PATH [header line...]\n", stderr);
        return 2;
    }
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    std::string headers;
    for (int i = 6; i < argc; ++i) {
        headers += std::string(argv[i]) + "\r\n";
    }
    std::vector<int> sockets;
    int refused = 0;
    int counts[2] = {};
    for (const int kind : {0, 1}) {
        for (int i = std::atoi(argv[kind == 0 ? 2 : 4]); i > 0; --i) {
            const int socket = held(std::atoi(argv[1]), argv[kind == 0 ? 3 : 5], headers);
            if (socket < 0) {
                ++refused;
            } else {
                sockets.push_back(socket);
                ++counts[kind];
            }
        }
    }
    std::printf("{\"streams\":%d,\"alive\":%d,\"refused\":%d}\n", counts[0], counts[1], refused);
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    int still = 0;
    for (const int socket : sockets) {
        still += isOpen(socket) ? 1 : 0;
    }
    std::printf("{\"still\":%d}\n", still);
    return 0;
}
