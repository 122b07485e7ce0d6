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
class Workbench;

/// What pictures show, by a run or by a model of the catalogue as it comes; and a run's way out of the program. The
/// workbench must outlive it.
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

    Workbench &m_workbench;
    SourceModel m_sources;
    QComboBox *m_source = nullptr;
    QSpinBox *m_count = nullptr;
    QLabel *m_description = nullptr;
    QPushButton *m_export = nullptr;
    Notice *m_notice = nullptr;
    ExportPanel *m_exporting = nullptr;
    QStackedWidget *m_stack = nullptr;
    PredictionPanel *m_panel = nullptr;

    std::string m_wantedRun; ///< by another page, until the list of runs has it
    bool m_isStale = true;   ///< the list of runs: it is read when the page comes into sight
    Background m_listingRuns;
    Background m_listingModels;
};

} // namespace headstart::ui
