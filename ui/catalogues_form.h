// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/own_cards.h"
#include "ui/common/background.h"
#include "ui/common/widgets.h"

#include <QWidget>

#include <string>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace headstart::ui {

/// The user's own catalogues: folders and addresses. A change is kept at once and holds from the next start on; what is
/// chosen or added is read in the background, and what is wrong with it said.
class CataloguesForm : public QWidget {
    Q_OBJECT

public:
    explicit CataloguesForm(QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeButtons();
    void chooseFolder();
    void addAddress();
    void add(const QString &place);
    void removeCurrent();
    void keep();
    void look();
    void say(Notice::Kind kind, const QString &text);
    void show(const std::string &place, const catalogue::OwnCards &read);

    QListWidget *m_list;
    QPushButton *m_remove = nullptr;
    QLineEdit *m_address = nullptr;
    Notice *m_notice;
    bool m_isChanged = false;
    Background m_reading;
};

} // namespace headstart::ui
