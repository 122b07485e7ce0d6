// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "ui/runs/judgement.h"

#include <QListView>
#include <QPlainTextEdit>
#include <QWidget>

#include <vector>

namespace headstart::ui {

class BackRow;
class Notice;
class TextListModel;

/// Judged texts, those of a cell of the confusion matrix or all that are wrong, the chosen one in full, and a way back
/// to the matrix.
class CellTexts : public QWidget {
    Q_OBJECT

public:
    explicit CellTexts(QWidget *parent = nullptr);

    /// `title` says which texts these are; they stay in their order.
    void show(const QString &title, const data::DataSource &source, const QStringList &classes,
              std::vector<ValidationSample> texts);
    void clear();

Q_SIGNALS:
    void backWanted();

private:
    QPlainTextEdit *makeWhole();
    void showChosen();
    void showProblem(int row);

    Notice *m_notice;
    QListView *m_list;
    QPlainTextEdit *m_whole; ///< the chosen text
    TextListModel *m_model;
    BackRow *m_head;
};

} // namespace headstart::ui
