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
class ClassMetricsModel;
class ConfusionModel;
class ConfusionView;

/// How well one run does on its validation samples: the accuracy with its interval, the confusion matrix, whose cells
/// open their pictures, and what each class is worth.
class ResultsPanel : public QStackedWidget {
    Q_OBJECT

public:
    explicit ResultsPanel(QWidget *parent = nullptr);

    /// `source`: where the run's pictures lie.
    void show(const Judgement &judgement, const data::DataSource &source);
    void showMessage(const QString &text);

private:
    QWidget *makeMatrixPage();
    void makeClassTable(QTableView *table);
    void showCell();
    void openCell();
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
    QWidget *m_matrixPage;
    CellPictures *m_pictures;
};

} // namespace headstart::ui
