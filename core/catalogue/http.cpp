// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/http.h"

#include <QDateTime>
#include <QEventLoop>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QTimer>

#include <algorithm>
#include <memory>

namespace headstart::catalogue {

namespace {

constexpr int kLookEvery = 50; // milliseconds: whether to stop
constexpr int kMostRedirects = 10;
constexpr int kTooMany = 429;
constexpr int kTimeout = 408;
constexpr int kErrors = 400;
constexpr int kServerErrors = 500;

QNetworkRequest toQt(const HttpRequest &request)
{
    QNetworkRequest out(QUrl(QString::fromStdString(request.address)));
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    out.setMaximumRedirectsAllowed(kMostRedirects);
    out.setTransferTimeout(static_cast<int>(request.silence.count()));
    out.setRawHeader("Accept-Encoding", "identity"); // the bytes as they are: they are counted, hashed and continued
    out.setRawHeader("User-Agent", "headstart");
    for (const auto &[name, value] : request.headers)
        out.setRawHeader(name, value);
    return out;
}

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

/// What such an answer says may be otherwise in a moment.
bool isPassing(int status)
{
    return status >= kServerErrors || status == kTooMany || status == kTimeout;
}

HttpHead headOf(const QNetworkReply &reply)
{
    HttpHead out;
    out.status = statusOf(reply);
    const QVariant length = reply.header(QNetworkRequest::ContentLengthHeader);
    if (length.isValid())
        out.length = length.toULongLong();
    const QByteArray etag = reply.rawHeader("ETag").trimmed();
    if (!etag.startsWith("W/")) // a weak one may stand for other bytes
        out.etag = etag.toStdString();
    out.lastModified = reply.rawHeader("Last-Modified").trimmed().toStdString();
    out.contentRange = reply.rawHeader("Content-Range").trimmed().toStdString();
    return out;
}

/// A number of seconds, or a date.
std::optional<std::chrono::seconds> retryAfter(const QNetworkReply &reply)
{
    const QByteArray text = reply.rawHeader("Retry-After").trimmed();
    bool isNumber = false;
    const int seconds = text.toInt(&isNumber);
    if (isNumber)
        return std::chrono::seconds(std::max(0, seconds));
    const QDateTime date =
        QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!date.isValid())
        return std::nullopt;
    const QDateTime utc(date.date(), date.time(), Qt::UTC);
    return std::chrono::seconds(std::max<qint64>(0, QDateTime::currentDateTimeUtc().secsTo(utc)));
}

/// Of the line, not of the server: it may be back in a moment.
bool isOfTheLine(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // by the time of silence
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyTimeoutError:
        return true;
    default:
        return false;
    }
}

/// One request, in the thread that waits for it.
class Exchange {
public:
    Exchange(const HttpRequest &request, const StopToken &stop,
             const std::function<Result<void>(const HttpHead &)> &onHead,
             const std::function<Result<void>(std::span<const std::byte>)> &onBytes)
        : m_request(request), m_stop(stop), m_onHead(onHead), m_onBytes(onBytes)
    {}

    HttpEnd run()
    {
        QNetworkAccessManager manager;
        const std::unique_ptr<QNetworkReply> reply(manager.get(toQt(m_request)));
        QEventLoop loop;
        QTimer looking;
        QObject::connect(reply.get(), &QNetworkReply::readyRead, reply.get(), [&] { take(*reply); });
        QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        QObject::connect(&looking, &QTimer::timeout, reply.get(), [&] {
            if (m_stop.stopped())
                reply->abort();
        });
        looking.start(kLookEvery);
        if (!reply->isFinished())
            loop.exec();
        take(*reply);
        return end(*reply);
    }

private:
    void take(QNetworkReply &reply)
    {
        constexpr int kFirstRedirect = 300;
        constexpr int kUnchanged = 304;
        const int status = statusOf(reply);
        if (m_problem || status < 200 || (status >= kFirstRedirect && status != kUnchanged))
            return;
        if (!m_hasHead) {
            m_hasHead = true;
            keep(m_onHead(headOf(reply)));
        }
        const QByteArray bytes = m_problem || !reply.isOpen() ? QByteArray() : reply.readAll();
        m_count += static_cast<std::uint64_t>(bytes.size());
        if (!bytes.isEmpty())
            keep(m_onBytes(std::as_bytes(std::span(bytes.data(), static_cast<std::size_t>(bytes.size())))));
        if (m_problem) // not in the middle of what the reply tells, which may be its end
            QMetaObject::invokeMethod(&reply, &QNetworkReply::abort, Qt::QueuedConnection);
    }

    void keep(const Result<void> &went)
    {
        if (!went)
            m_problem = went.error();
    }

    Error problem(Text what) const { return failed(m_request.address, std::move(what)); }

    HttpEnd end(const QNetworkReply &reply) const
    {
        HttpEnd out;
        out.status = statusOf(reply);
        const QVariant promised = reply.header(QNetworkRequest::ContentLengthHeader);
        const bool isCut = m_hasHead && promised.isValid() && promised.toULongLong() != m_count;
        if (m_problem) {
            out.error = m_problem;
        } else if (m_stop.stopped()) {
            out.error = problem(say("it was stopped"));
        } else if (out.status >= kErrors) {
            out.error = ofStatus(out.status, reply);
            out.mayTryAgain = isPassing(out.status);
            out.retryAfter = retryAfter(reply);
        } else if (isCut || isOfTheLine(reply.error())) {
            out.error = ofLine(reply);
            out.mayTryAgain = true;
        } else if (reply.error() != QNetworkReply::NoError || !m_hasHead) {
            out.error = problem(say("it cannot be fetched: %1. Check the address, or fetch it later",
                                    reply.errorString().toStdString()));
        }
        return out;
    }

    Error ofStatus(int status, const QNetworkReply &reply) const
    {
        const std::string phrase = reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString().toStdString();
        if (status == 404 || status == 410)
            return problem(say("the server has no such file (%1 %2). Look for a newer catalogue, or bring the file by "
                               "hand",
                               status, phrase));
        if (status == 401 || status == 403)
            return problem(say("the server does not give this file away (%1 %2). Get it in a browser, where one may "
                               "have to log in or to agree to a licence",
                               status, phrase));
        if (isPassing(status))
            return problem(say("the server is ill or busy (%1 %2). Fetch it again later", status, phrase));
        return problem(say("it cannot be fetched: the server answers %1 %2. Check the address", status, phrase));
    }

    Error ofLine(const QNetworkReply &reply) const
    {
        if (reply.error() == QNetworkReply::OperationCanceledError)
            return problem(say("the server has fallen silent for %1 seconds. Fetch it again later",
                               std::chrono::ceil<std::chrono::seconds>(m_request.silence).count()));
        if (m_hasHead)
            return problem(
                say("the connection broke off after %1 bytes. Fetch it again: it goes on if it can", m_count));
        return problem(say("the server cannot be reached: %1. Check the network, then fetch it again",
                           reply.errorString().toStdString()));
    }

    const HttpRequest &m_request;
    const StopToken &m_stop;
    const std::function<Result<void>(const HttpHead &)> &m_onHead;
    const std::function<Result<void>(std::span<const std::byte>)> &m_onBytes;
    bool m_hasHead = false;
    std::uint64_t m_count = 0;
    std::optional<Error> m_problem;
};

} // namespace

bool isWebAddress(const std::string &address)
{
    const QUrl url(QString::fromStdString(address), QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty()
           && (url.scheme() == QStringLiteral("https") || url.scheme() == QStringLiteral("http"));
}

HttpEnd httpGet(const HttpRequest &request, const StopToken &stop,
                const std::function<Result<void>(const HttpHead &)> &onHead,
                const std::function<Result<void>(std::span<const std::byte>)> &onBytes)
{
    if (!isWebAddress(request.address))
        return {badInput(request.address, say("only addresses with http:// or https:// are fetched; bring the file by "
                                              "hand")),
                0,
                false,
                {}};
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    return Exchange(request, stop, onHead, onBytes).run();
}

} // namespace headstart::catalogue
