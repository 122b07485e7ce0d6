// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <string>

namespace headstart::test {

/// Answers a path with what was laid down for it, byte for byte, head and all, and hangs up; holds a path that is to
/// be slow open. On loopback.
class HttpServer : public QTcpServer {
public:
    HttpServer() { listen(QHostAddress::LocalHost); }

    QHash<QByteArray, QByteArray> answers;
    /// Where it is set, it answers instead: to the head of a request, in lower case.
    std::function<QByteArray(const QByteArray &request)> answer;
    QByteArray slow;            ///< after its answer the line stays open
    int asked = 0;              ///< requests
    QList<QByteArray> requests; ///< their heads, in lower case

    std::string address(const char *path) const { return "http://127.0.0.1:" + std::to_string(serverPort()) + path; }
    static QByteArray ok(const QByteArray &body, qsizetype promised = -1, const QByteArray &headers = {})
    {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(promised < 0 ? body.size() : promised)
               + "\r\n" + headers + "\r\n" + body;
    }
    /// What a good server answers: the piece that was asked for, if `tag` is still the content's, else all of it.
    static QByteArray piece(const QByteArray &request, const QByteArray &body, const QByteArray &tag)
    {
        const qsizetype from = rangeOf(request);
        const QByteArray tagged = "ETag: " + tag + "\r\nAccept-Ranges: bytes\r\n";
        if (from < 0 || !request.contains("if-range: " + tag.toLower() + "\r\n"))
            return ok(body, body.size(), tagged);
        if (from >= body.size())
            return "HTTP/1.1 416 No\r\nContent-Length: 0\r\n\r\n";
        const QByteArray all = QByteArray::number(body.size());
        return "HTTP/1.1 206 Partial\r\nContent-Length: " + QByteArray::number(body.size() - from)
               + "\r\nContent-Range: bytes " + QByteArray::number(from) + "-" + QByteArray::number(body.size() - 1)
               + "/" + all + "\r\n" + tagged + "\r\n" + body.mid(from);
    }
    /// An answer of which the line carries so many bytes of the body.
    static QByteArray cut(const QByteArray &answer, qsizetype bytes)
    {
        return answer.first(answer.indexOf("\r\n\r\n") + 4 + bytes);
    }
    static qsizetype rangeOf(const QByteArray &request) ///< -1: all of it
    {
        const qsizetype at = request.indexOf("range: bytes=");
        return at < 0 ? -1 : request.mid(at + 13, request.indexOf('-', at) - at - 13).toLongLong();
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
            const QByteArray request = socket->readAll();
            const QByteArray path = request.split(' ').value(1);
            ++asked;
            requests += request.toLower();
            socket->write(answer ? answer(request.toLower())
                                 : answers.value(path, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"));
            if (path != slow)
                socket->disconnectFromHost();
        });
    }
};

} // namespace headstart::test
