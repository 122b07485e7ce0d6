// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/data/dataset.h"
#include "ui/runs/judgement.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

namespace headstart::ui {

class CellPictures;
class CellTexts;
class ClassMetricsModel;
class ConfusionModel;
class ConfusionView;

/// How well one run does on its validation samples: the accuracy with its interval, the confusion matrix, whose cells
/// open their pictures or texts, the texts that are taken for something else, and what each class is worth.
class ResultsPanel : public QStackedWidget {
    Q_OBJECT

public:
    explicit ResultsPanel(QWidget *parent = nullptr);

    /// `source`: where the run's data lie.
    void show(const Judgement &judgement, const data::DataSource &source);
    void showMessage(const QString &text);

private:
    QWidget *makeMatrixPage();
    void makeClassTable(QTableView *table);
    void showCell();
    void openCell();
    void openErrors();
    void showWords();
    void goBack();
    QString summary() const;

    Judgement m_judgement;
    data::DataSource m_source;
    QLabel *m_message;
    QLabel *m_summary = nullptr;
    ConfusionModel *m_matrixModel;
    ConfusionView *m_matrix = nullptr;
    ClassMetricsModel *m_classModel;
    QLabel *m_cell = nullptr; ///< what the selected cell says
    QPushButton *m_open = nullptr;
    QPushButton *m_errors = nullptr; ///< of texts
    QWidget *m_matrixPage;
    CellPictures *m_pictures;
    CellTexts *m_texts;
};

} // namespace headstart::ui
