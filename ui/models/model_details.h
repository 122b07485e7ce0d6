// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/widgets.h"
#include "ui/models/model_facts.h"
#include "ui/models/stage_model.h"

class QTabWidget;

namespace headstart::ui {

class CodeView;
class SpeedMeter;
class SpeedRow;
class TryIt;
class WeightsChoice;
class Workbench;

/// Everything about one model, what a run of it starts from, and the button that takes it.
class ModelDetails : public Card {
    Q_OBJECT

public:
    /// Both must outlive it.
    ModelDetails(Workbench &workbench, SpeedMeter &meter, QWidget *parent = nullptr);

    void setModel(const ModelFacts &facts);
    void setOutline(const insight::Outline &outline);
    void setFound(const WeightsFound &found);
    WeightsChoice &weights() const { return *m_weights; }
    /// Comes into sight.
    void tryPicture(const QString &path);
    void say(const QString &text); ///< beside the button: why it cannot be used. Empty: nothing

Q_SIGNALS:
    void useWanted();

private:
    QTabWidget *makeTabs(SpeedMeter &meter);
    QWidget *makeAbout(SpeedMeter &meter);
    QWidget *makeStages();
    void setPrograms(const catalogue::ModelCard &card);
    void copyStages();
    void showSource();
    QString whyNotToTry() const;
    void showChosen();

    Workbench &m_workbench;
    ModelFacts m_facts;
    StageModel m_stages;
    QLabel *m_title;
    QLabel *m_whatItIs;
    QLabel *m_input = nullptr;
    QLabel *m_size = nullptr;
    SpeedRow *m_speed = nullptr;
    QLabel *m_labels = nullptr;
    QLabel *m_licence = nullptr;
    QLabel *m_trainedBy = nullptr;
    QLabel *m_paperName = nullptr;
    QPushButton *m_paper = nullptr;
    QLabel *m_stageSum = nullptr;
    CodeView *m_code = nullptr;
    TryIt *m_tryIt = nullptr;
    QTabWidget *m_tabs; ///< makes the above
    WeightsChoice *m_weights;
    QPushButton *m_use;
    QLabel *m_state;
};

} // namespace headstart::ui
