// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/text_findings.h"
#include "ui/common/background.h"
#include "ui/data/model_reading.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QLabel;
class QSpinBox;

namespace headstart::ui {

class LengthHistogram;
class Workbench;

/// How long the texts of a dataset are for the workbench's model, and how many of them are cut off at texts.max_tokens,
/// which a line in the picture and a field set. Without a model that reads texts, in characters. The texts are counted
/// in the background, anew when the dataset or the model is another one.
class LengthPanel : public QWidget {
    Q_OBJECT

public:
    LengthPanel(Workbench &workbench, ModelReading &reading, QWidget *parent = nullptr);

    /// None, or one of pictures: there is nothing to count.
    void setDataset(const std::optional<data::Dataset> &dataset);

Q_SIGNALS:
    /// What data::findingsOf says, once the texts are counted and whenever the limit has changed; nothing while there
    /// are no lengths.
    void findingsChanged(const std::vector<headstart::Text> &findings);

private:
    QWidget *makeHead();
    void followModel();
    void followLimit();
    void count();
    void take(data::TextLengths lengths);
    void forget();
    void find();
    void setMaxTokens(std::int64_t tokens);
    void showLimit();
    void showLine();
    QString lineText() const;
    QString noteText() const;

    Workbench &m_workbench;
    ModelReading &m_reading;
    std::optional<data::Dataset> m_dataset;
    std::shared_ptr<const data::TextLengths> m_lengths; ///< none while they are counted
    std::int64_t m_limit = 0;                           ///< that is shown; 0: there is none
    LengthHistogram *m_plot;
    QSpinBox *m_field = nullptr;
    QLabel *m_fieldName = nullptr;
    QLabel *m_line;
    QLabel *m_note;
    Background m_counting;
    Background m_finding;
};

} // namespace headstart::ui
