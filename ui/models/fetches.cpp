// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/fetches.h"

#include "core/base/guarded.h"
#include "core/catalogue/settings.h"
#include "core/catalogue/transfer_rate.h"

#include <atomic>
#include <mutex>
#include <utility>

namespace headstart::ui {

namespace {

constexpr int kAtOnce = 3;
constexpr int kLookEvery = 100; // milliseconds

} // namespace

/// What the window's thread and the transfer's share.
struct Fetches::Job {
    explicit Job(catalogue::ModelCard of) : card(std::move(of)) {}

    const catalogue::ModelCard card;
    StopToken stop;
    std::atomic<bool> isToBeForgotten = false;
    std::atomic<bool> hasBegun = false;
    std::mutex mutex; ///< of what follows
    catalogue::FetchProgress progress;
    bool isNew = false; ///< nobody has looked since
};

struct Fetches::Entry {
    catalogue::ModelCard card;
    FetchState state;
    std::shared_ptr<Job> job; ///< until it has ended
    catalogue::TransferRate rate;
    bool isShown = true;         ///< else it was cancelled, and is about to end
    bool isToBeginAgain = false; ///< once the job that was stopped has ended
};

struct Fetches::Ended {
    Result<std::filesystem::path> fetched;
    std::optional<catalogue::FetchProgress> left;
};

double FetchState::fraction() const
{
    return progress.all > 0 ? static_cast<double>(progress.done) / static_cast<double>(progress.all) : 0;
}

Fetches::Fetches(catalogue::Library library, QObject *parent) : QObject(parent), m_library(std::move(library))
{
    m_pool.setMaxThreadCount(kAtOnce);
    m_looking.setInterval(kLookEvery);
    connect(&m_looking, &QTimer::timeout, this, &Fetches::look);
}

Fetches::~Fetches()
{
    pauseAll();
    m_pool.waitForDone();
}

void Fetches::start(const catalogue::ModelCard &card)
{
    Entry &entry = m_entries[card.id];
    entry.card = card;
    entry.isShown = true;
    if (entry.job && !entry.job->stop.stopped())
        return;
    entry.state.kind = FetchState::Kind::Queued;
    entry.state.error.reset();
    if (entry.job) // it is on its way out, and still owns the part
        entry.isToBeginAgain = true;
    else
        begin(card.id, false);
    Q_EMIT changed(QString::fromStdString(card.id));
}

void Fetches::begin(const std::string &id, bool isToBeForgotten)
{
    Entry &entry = m_entries[id];
    const auto job = std::make_shared<Job>(entry.card);
    job->isToBeForgotten = isToBeForgotten;
    if (isToBeForgotten)
        job->stop.stop();
    entry.job = job;
    entry.isToBeginAgain = false;
    entry.rate.clear();
    catalogue::FetchRules rules;
    rules.isOffline = catalogue::isOffline();
    m_pool.start([this, job, rules, library = m_library] {
        job->hasBegun = true;
        const auto keep = [job](const catalogue::FetchProgress &progress) {
            const std::lock_guard lock(job->mutex);
            job->progress = progress;
            job->isNew = true;
        };
        const auto fetched = guarded([&] { return catalogue::fetch(library, job->card, job->stop, keep, rules); });
        if (job->isToBeForgotten)
            (void)catalogue::forgetFetch(library, job->card); // somebody else's is not ours to forget
        const Ended ended{fetched, catalogue::pausedFetch(library, job->card)};
        // The destructor waits for this thread, so `this` is still there; a queued call to what is gone is dropped.
        QMetaObject::invokeMethod(
            this, [this, job, ended] { finish(job, ended); }, Qt::QueuedConnection);
    });
    m_looking.start();
}

void Fetches::stop(Entry &entry)
{
    entry.isToBeginAgain = false;
    if (entry.job)
        entry.job->stop.stop();
}

void Fetches::pause(const std::string &id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end() || !found->second.state.isRunning())
        return;
    stop(found->second);
    found->second.state.kind = FetchState::Kind::Paused;
    Q_EMIT changed(QString::fromStdString(id));
}

void Fetches::pauseAll()
{
    for (const std::string &id : running())
        pause(id);
}

void Fetches::cancel(const std::string &id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return;
    Entry &entry = found->second;
    entry.isShown = false;
    if (!entry.job)
        begin(id, true);
    entry.job->isToBeForgotten = true;
    stop(entry);
    Q_EMIT changed(QString::fromStdString(id));
}

void Fetches::setLeft(const catalogue::ModelCard &card, const catalogue::FetchProgress &left)
{
    if (m_entries.contains(card.id))
        return;
    Entry &entry = m_entries[card.id];
    entry.card = card;
    entry.state.kind = FetchState::Kind::Paused;
    entry.state.progress = left;
    Q_EMIT changed(QString::fromStdString(card.id));
}

const FetchState *Fetches::state(const std::string &id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() || !found->second.isShown ? nullptr : &found->second.state;
}

std::vector<std::string> Fetches::running() const
{
    std::vector<std::string> out;
    for (const auto &[id, entry] : m_entries)
        if (entry.isShown && entry.state.isRunning())
            out.push_back(id);
    return out;
}

void Fetches::look()
{
    bool areThereAny = false;
    for (auto &[id, entry] : m_entries) {
        areThereAny |= entry.job != nullptr;
        if (!entry.job || !entry.state.isRunning() || entry.isToBeginAgain || !entry.job->hasBegun)
            continue;
        {
            const std::lock_guard lock(entry.job->mutex);
            if (!std::exchange(entry.job->isNew, false))
                continue;
            entry.state.progress = entry.job->progress;
        }
        entry.state.kind = FetchState::Kind::Going;
        entry.rate.add(entry.state.progress.done);
        entry.state.bytesPerSecond = entry.rate.bytesPerSecond();
        entry.state.secondsLeft = entry.rate.secondsLeft(entry.state.progress.all);
        Q_EMIT changed(QString::fromStdString(id));
    }
    if (!areThereAny)
        m_looking.stop();
}

void Fetches::finish(const std::shared_ptr<Job> &job, const Ended &ended)
{
    const std::string id = job->card.id;
    Entry &entry = m_entries[id];
    entry.job = nullptr;
    if (entry.isToBeginAgain && !ended.fetched) {
        begin(id, false);
        return;
    }
    const bool wasStopped = job->stop.stopped();
    if (ended.fetched || !entry.isShown || (wasStopped && !ended.left)) {
        m_entries.erase(id);
    } else {
        entry.state.kind = wasStopped ? FetchState::Kind::Paused : FetchState::Kind::Failed;
        entry.state.progress = ended.left.value_or(catalogue::FetchProgress());
        if (!wasStopped)
            entry.state.error = ended.fetched.error();
    }
    Q_EMIT changed(QString::fromStdString(id));
    if (ended.fetched)
        Q_EMIT arrived(QString::fromStdString(id));
}

} // namespace headstart::ui
