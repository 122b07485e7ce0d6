// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>

namespace headstart::test {

/// Answers a path with what was laid down for it, byte for byte, head and all, and hangs up; holds a path that is to
/// be slow open. On loopback.
class HttpServer : public QTcpServer {
public:
    HttpServer() { listen(QHostAddress::LocalHost); }

    QHash<QByteArray, QByteArray> answers;
    QByteArray slow; ///< after its answer the line stays open
    int asked = 0;

    std::string address(const char *path) const { return "http://127.0.0.1:" + std::to_string(serverPort()) + path; }
    static QByteArray ok(const QByteArray &body, qsizetype promised = -1)
    {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(promised < 0 ? body.size() : promised)
               + "\r\n\r\n" + body;
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
        connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
            const QByteArray path = socket->readAll().split(' ').value(1);
            ++asked;
            socket->write(answers.value(path, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"));
            if (path != slow)
                socket->disconnectFromHost();
        });
    }
};

} // namespace headstart::test
