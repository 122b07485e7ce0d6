// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/model_reading.h"

#include "ui/common/words.h"
#include "ui/workbench.h"

namespace headstart::ui {

ModelReading::ModelReading(Workbench &workbench, QObject *parent) : QObject(parent), m_workbench(workbench)
{
    connect(&workbench, &Workbench::configChanged, this, &ModelReading::follow);
    connect(&workbench, &Workbench::libraryChanged, this, [this] {
        if (!m_tokenizer && !m_model.empty())
            load();
    });
    m_model = workbench.config().model.id;
    load();
}

std::int64_t ModelReading::limit() const
{
    return m_tokenizer ? m_tokenizer->seen(m_workbench.config().texts.maxTokens) : 0;
}

void ModelReading::follow()
{
    if (m_model == m_workbench.config().model.id)
        return;
    m_model = m_workbench.config().model.id;
    load();
}

void ModelReading::load()
{
    m_loading.stop();
    m_tokenizer.reset();
    m_why.clear();
    m_needsOther = m_model.empty();
    if (m_model.empty()) {
        m_why = tr("No model is chosen.");
        Q_EMIT changed();
        return;
    }
    m_loading.run([model = m_model, library = m_workbench.library().folder()](
                      const StopToken &) { return training::tokenizerOf(model, library); },
                  [this](Result<std::optional<training::ModelTokenizer>> found) {
                      m_needsOther = found && !*found;
                      if (!found)
                          m_why = words(found.error());
                      else if (!*found)
                          m_why = tr("The chosen model sees pictures.");
                      else
                          m_tokenizer = std::move(*found);
                      Q_EMIT changed();
                  });
    Q_EMIT changed();
}

} // namespace headstart::ui
