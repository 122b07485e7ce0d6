// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/fetch.h"

#include "core/base/atomic_file.h"

#include <QCryptographicHash>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QTimer>

#include <memory>
#include <optional>
#include <span>
#include <utility>

namespace headstart::catalogue {

namespace {

constexpr int kSilence = 30'000; // milliseconds
constexpr int kLookEvery = 50;   // milliseconds: whether to stop
constexpr std::uint64_t kLargest = std::uint64_t{8} << 30;

/// One transfer, from its first byte to its last, in the thread that waits for it.
class Transfer {
public:
    /// `hash` may be the beginning of one, or nothing.
    Transfer(const WeightsFact &wanted, std::string hash, AtomicFile &file, const StopToken &stop,
             const FetchProgress &progress)
        : m_wanted(wanted), m_expected(std::move(hash)), m_file(file), m_stop(stop), m_progress(progress)
    {}

    Result<void> run()
    {
        QNetworkAccessManager manager;
        QNetworkRequest request(QUrl(QString::fromStdString(m_wanted.address)));
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
        request.setTransferTimeout(kSilence);
        const std::unique_ptr<QNetworkReply> reply(manager.get(request));
        QEventLoop loop;
        QTimer looking;
        QObject::connect(reply.get(), &QNetworkReply::readyRead, reply.get(), [&] { take(*reply); });
        QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        QObject::connect(&looking, &QTimer::timeout, reply.get(), [&] {
            if (m_stop.stopped())
                reply->abort();
        });
        looking.start(kLookEvery);
        loop.exec();
        take(*reply);
        return outcome(*reply);
    }

private:
    Error problem(Text what) const { return failed(m_wanted.address, std::move(what)); }

    void take(QNetworkReply &reply)
    {
        if (m_problem || reply.error() != QNetworkReply::NoError)
            return;
        const QByteArray bytes = reply.readAll();
        m_done += static_cast<std::uint64_t>(bytes.size());
        const std::uint64_t most = m_wanted.bytes > 0 ? m_wanted.bytes : kLargest;
        if (m_done > most) {
            m_problem = problem(say("the server sends more than the %1 bytes that it should", most));
        } else {
            const auto written =
                m_file.write(std::as_bytes(std::span(bytes.data(), static_cast<std::size_t>(bytes.size()))));
            if (!written)
                m_problem = written.error();
        }
        if (m_problem) {
            reply.abort();
            return;
        }
        m_hash.addData(bytes);
        const auto promised = reply.header(QNetworkRequest::ContentLengthHeader).toULongLong();
        if (m_progress)
            m_progress(m_done, m_wanted.bytes > 0 ? m_wanted.bytes : promised);
    }

    Result<void> outcome(const QNetworkReply &reply) const
    {
        if (m_problem)
            return *m_problem;
        if (m_stop.stopped())
            return problem(say("it was stopped"));
        if (reply.error() != QNetworkReply::NoError)
            return problem(say("it cannot be fetched: %1", reply.errorString().toStdString()));
        const QVariant promised = reply.header(QNetworkRequest::ContentLengthHeader);
        if ((promised.isValid() && promised.toULongLong() != m_done)
            || (m_wanted.bytes > 0 && m_done != m_wanted.bytes))
            return problem(say("the transfer ended after %1 bytes, before its end; try again", m_done));
        if (!m_hash.result().toHex().startsWith(QByteArray::fromStdString(m_expected)))
            return problem(
                say("this is not the file that the catalogue names, or that came the first time (its SHA-256 "
                    "does not begin with %1)",
                    m_expected.substr(0, 8)));
        return {};
    }

    const WeightsFact &m_wanted;
    const std::string m_expected;
    AtomicFile &m_file;
    const StopToken &m_stop;
    const FetchProgress &m_progress;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    std::uint64_t m_done = 0;
    std::optional<Error> m_problem;
};

} // namespace

Result<std::filesystem::path> fetch(const Library &library, const ModelCard &card, const StopToken &stop,
                                    const FetchProgress &progress)
{
    if (card.weights.address.empty())
        return badInput(card.id, say("the catalogue has no address for its weights"));
    std::error_code error;
    std::filesystem::create_directories(library.folder(), error);
    if (error)
        return badInput(library.folder().string(), say("%1", error.message()));
    auto file = AtomicFile::create(library.folder() / card.weights.file);
    if (!file)
        return file.error();
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    const auto went = Transfer(card.weights, library.expectedHash(card), *file, stop, progress).run();
    if (!went)
        return went.error();
    const auto committed = file->commit();
    if (!committed)
        return committed.error();
    return library.find(card); // which pins what it hashes to, where that was not known
}

} // namespace headstart::catalogue
