// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/background.h"
#include "ui/page.h"
#include "ui/predict/run_choice.h"
#include "ui/predict/source_model.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace headstart::ui {

class ExportPanel;
class Notice;
class PredictionPanel;
class TextPanel;
class Workbench;

/// What pictures show or texts are, by a run, by a model of the catalogue as it comes or by one in a folder; and a
/// run's way out of the program. The workbench must outlive it.
class PredictPage : public Page {
    Q_OBJECT

public:
    explicit PredictPage(Workbench &workbench, QWidget *parent = nullptr);

    bool takeDrop(const QStringList &paths) override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    QHBoxLayout *makeTop();
    QHBoxLayout *makeChoice();
    QWidget *makeBody();
    void follow();

    void listRuns();
    void listModels();
    void restoreSource();
    void showSource();
    void use(int row);
    void choosePictures();
    void chooseTexts();
    void chooseFolder();
    void takeFiles(const QStringList &files);
    bool readsTexts() const;
    bool hasWork() const;

    Workbench &m_workbench;
    SourceModel m_sources;
    QComboBox *m_source = nullptr;
    QSpinBox *m_count = nullptr;
    QLabel *m_countLabel = nullptr;
    QPushButton *m_choosePictures = nullptr;
    QPushButton *m_chooseTexts = nullptr;
    QLabel *m_description = nullptr;
    QPushButton *m_export = nullptr;
    Notice *m_notice = nullptr;
    ExportPanel *m_exporting = nullptr;
    QStackedWidget *m_stack = nullptr;
    PredictionPanel *m_panel = nullptr;
    TextPanel *m_texts = nullptr;

    ClassifierSource m_current;
    std::optional<TrainedOn> m_trainedOn; ///< of a network that reads texts

    std::string m_wantedRun; ///< by another page, until the list of runs has it
    bool m_isStale = true;   ///< the list of runs: it is read when the page comes into sight
    Background m_listingRuns;
    Background m_listingModels;
    QStringList m_dropped;
    Background m_looking; ///< at what was dropped
};

} // namespace headstart::ui
