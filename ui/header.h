// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QPushButton;

namespace headstart::ui {

class Workbench;

/// The sentence of the run to be: model, data, cut. Each part leads to its page; what is missing says so. At its end
/// the one button that matters: Train.
class Header : public QFrame {
    Q_OBJECT

public:
    explicit Header(Workbench &workbench, QWidget *parent = nullptr);

    /// As the button does: starts the run, or goes to where something is missing.
    void train();

private:
    QPushButton *addPart(const char *objectName, const QString &description);
    void refresh();
    QString dataText() const;

    Workbench &m_workbench;
    QHBoxLayout *m_layout;
    QPushButton *m_model;
    QPushButton *m_data;
    QPushButton *m_cut;
    QPushButton *m_state;
    QPushButton *m_train;
};

} // namespace headstart::ui
