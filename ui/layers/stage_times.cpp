// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/layers/stage_times.h"

namespace headstart::ui {

StageTimes::StageTimes(QObject *parent) : QObject(parent)
{
    connect(&m_measuring, &Background::runningChanged, this, &StageTimes::changed);
}

std::vector<insight::StageCost> StageTimes::find(const Key &key) const
{
    const auto place = m_known.find(key);
    return place != m_known.end() && place->second ? *place->second : std::vector<insight::StageCost>();
}

std::optional<Error> StageTimes::errorOf(const Key &key) const
{
    const auto place = m_known.find(key);
    return place == m_known.end() || place->second ? std::nullopt : std::optional(place->second.error());
}

void StageTimes::measure(const Key &key)
{
    if (m_known.contains(key)) {
        m_measuring.stop();
        return;
    }
    if (m_measuring.isRunning() && m_now == key)
        return;
    m_now = key;
    m_measuring.run(
        [key](const StopToken &stop) { return insight::measureCosts(key.model, key.inputSize, key.threads, &stop); },
        [this, key](Result<std::vector<insight::StageCost>> costs) {
            m_known.emplace(key, std::move(costs));
            Q_EMIT changed();
        });
}

} // namespace headstart::ui
