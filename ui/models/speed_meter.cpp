// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/speed_meter.h"

#include "ui/workbench.h"

#include <QThread>

#include <algorithm>

namespace headstart::ui {

using insight::MeasuredSpeed;
using insight::SpeedFile;

namespace {

/// What was measured, and why it could not be put down, where that is so.
struct Outcome {
    std::optional<MeasuredSpeed> speed;
    std::optional<Error> error;
};

Result<Outcome> measureNow(const std::string &network, int inputSize, std::int64_t threads, const StopToken &stop)
{
    const auto speed = insight::measureSpeed(network, inputSize, threads, stop);
    if (!speed)
        return speed.error();
    if (!*speed)
        return Outcome();
    Outcome out{SpeedFile::stamped(network, inputSize, **speed), {}};
    if (auto kept = SpeedFile(SpeedFile::defaultFile()).remember(*out.speed); !kept)
        out.error = kept.error();
    return out;
}

} // namespace

SpeedMeter::SpeedMeter(Workbench &workbench, QObject *parent) : QObject(parent), m_workbench(workbench)
{
    connect(&workbench, &Workbench::configChanged, this, [this, before = threads()]() mutable {
        if (before == threads())
            return;
        before = threads();
        stop();
        Q_EMIT changed();
    });
    const training::Session &session = workbench.session();
    connect(&session, &training::Session::lookingAtData, this, &SpeedMeter::followSession);
    connect(&session, &training::Session::started, this, &SpeedMeter::followSession);
    connect(&session, &training::Session::finished, this, &SpeedMeter::followSession);
    connect(&session, &training::Session::stopped, this, &SpeedMeter::followSession);
    connect(&session, &training::Session::failed, this, &SpeedMeter::followSession);
}

/// What is being measured makes way for a run.
void SpeedMeter::followSession()
{
    const bool isTraining = m_workbench.session().isRunning();
    if (isTraining == m_isTraining)
        return;
    m_isTraining = isTraining;
    m_waiting.clear();
    m_measuring.stop();
    Q_EMIT changed();
}

void SpeedMeter::load()
{
    m_loading.run(
        [](const StopToken &) -> Result<std::vector<MeasuredSpeed>> {
            return SpeedFile(SpeedFile::defaultFile()).read();
        },
        [this](const Result<std::vector<MeasuredSpeed>> &speeds) {
            if (!speeds)
                return; // only without memory for a few names
            for (const MeasuredSpeed &speed : *speeds)
                if (!findSpeed(m_speeds, speed.network, speed.inputSize, speed.speed.threads))
                    m_speeds.push_back(speed);
            Q_EMIT changed();
        });
}

std::int64_t SpeedMeter::threads() const
{
    const std::int64_t chosen = m_workbench.config().compute.threads;
    return chosen > 0 ? chosen : std::max(1, QThread::idealThreadCount());
}

const MeasuredSpeed *SpeedMeter::find(const catalogue::ModelCard &card) const
{
    return findSpeed(m_speeds, card.network, card.inputSize(), threads());
}

QString SpeedMeter::obstacle() const
{
    return m_workbench.session().isRunning() ? tr("Not while a run trains: each would slow the other.") : QString();
}

void SpeedMeter::measure(const std::vector<const catalogue::ModelCard *> &cards, bool again)
{
    Q_ASSERT(!isMeasuring() && obstacle().isEmpty());
    m_waiting.clear();
    m_error.reset();
    for (const catalogue::ModelCard *card : cards) {
        const Subject subject{card->network, card->inputSize()};
        if ((again || !find(*card)) && std::find(m_waiting.begin(), m_waiting.end(), subject) == m_waiting.end())
            m_waiting.push_back(subject);
    }
    m_done = 0;
    m_all = static_cast<int>(m_waiting.size());
    next();
}

void SpeedMeter::next()
{
    if (!m_waiting.empty()) {
        m_measuring.run(
            [subject = m_waiting.front(), threads = threads()](const StopToken &stop) {
                return measureNow(subject.network, subject.inputSize, threads, stop);
            },
            [this](const Result<Outcome> &outcome) {
                if (outcome && outcome->speed)
                    take(*outcome->speed);
                m_error = outcome ? outcome->error : outcome.error();
                m_waiting.pop_front();
                ++m_done;
                next();
            });
    }
    Q_EMIT changed();
}

void SpeedMeter::take(const MeasuredSpeed &speed)
{
    std::erase_if(m_speeds, [&](const MeasuredSpeed &one) {
        return one.network == speed.network && one.inputSize == speed.inputSize
               && one.speed.threads == speed.speed.threads;
    });
    m_speeds.push_back(speed);
}

void SpeedMeter::stop()
{
    if (!isMeasuring())
        return;
    m_waiting.clear();
    m_measuring.stop();
    Q_EMIT changed();
}

bool SpeedMeter::isMeasuring(const catalogue::ModelCard &card) const
{
    return isMeasuring() && !m_waiting.empty() && m_waiting.front() == Subject{card.network, card.inputSize()};
}

} // namespace headstart::ui
