// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/model_tokenizer.h"
#include "ui/common/background.h"

#include <QObject>

#include <optional>
#include <string>

namespace headstart::ui {

class Workbench;

/// How the workbench's model reads texts: its tokenizer, loaded in the background as soon as another model is chosen,
/// or its files have come.
class ModelReading : public QObject {
    Q_OBJECT

public:
    explicit ModelReading(Workbench &workbench, QObject *parent = nullptr);

    const std::optional<training::ModelTokenizer> &tokenizer() const { return m_tokenizer; }
    bool isLoading() const { return m_loading.isRunning(); }
    /// Why there is no tokenizer, as a sentence; empty where there is one, and while it loads.
    QString why() const { return m_why; }
    /// Then, whether another model is what it takes: none is chosen, or one that sees pictures.
    bool needsOther() const { return m_needsOther; }
    /// How many tokens of a text a run shows the network; 0 without a tokenizer.
    std::int64_t limit() const;

Q_SIGNALS:
    void changed();

private:
    void follow();
    void load();

    Workbench &m_workbench;
    std::string m_model;
    std::optional<training::ModelTokenizer> m_tokenizer;
    QString m_why;
    bool m_needsOther = false;
    Background m_loading;
};

} // namespace headstart::ui
