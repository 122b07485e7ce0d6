// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/background.h"
#include "ui/models/disk_model.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableView;

namespace headstart::ui {

class Notice;
class Workbench;

/// What the library holds, how much room that takes, and the button that frees it. The workbench, which must outlive
/// it, is told when a file has gone.
class DiskDialog : public QDialog {
    Q_OBJECT

public:
    explicit DiskDialog(Workbench &workbench, QWidget *parent = nullptr);

private:
    QLayout *makeFoot();
    void look();
    void showContents(const Result<catalogue::LibraryContents> &contents);
    int selected() const; ///< -1: none
    void refreshButton();
    void ask();
    void remove(const std::string &name);

    Workbench &m_workbench;
    DiskModel m_files;
    QLabel *m_sum;
    QTableView *m_table;
    Notice *m_notice;
    QPushButton *m_delete;
    QLabel *m_why;
    Background m_looking;
    Background m_removing;
};

} // namespace headstart::ui
