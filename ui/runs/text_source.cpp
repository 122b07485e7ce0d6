// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/text_source.h"

namespace headstart::ui {

Result<TextSource::Found> TextSource::text(const std::string &file, const std::string &hash)
{
    const std::lock_guard lock(m_mutex);
    if (auto opened = open(); !opened)
        return opened.error();
    const auto place = m_places.find(file);
    if (place == m_places.end())
        return badInput(m_source.path, file, say("there is no such line in the table any more"));
    const data::Dataset &dataset = **m_dataset;
    auto text = dataset.text(place->second);
    if (!text)
        return text.error();
    return Found{std::move(*text), dataset.samples()[place->second].hash != hash};
}

Result<void> TextSource::open()
{
    if (!m_dataset) {
        m_dataset = data::Dataset::open(m_source);
        for (std::size_t i = 0; *m_dataset && i < (*m_dataset)->samples().size(); ++i)
            m_places.emplace((*m_dataset)->samples()[i].file, i);
    }
    return *m_dataset ? Result<void>() : Result<void>(m_dataset->error());
}

} // namespace headstart::ui
