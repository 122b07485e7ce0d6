// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/background.h"
#include "ui/predict/judge.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace headstart::ui {

class GuessBars;
class Notice;
class Workbench;

/// What a model says of a picture of one's own. The workbench must outlive it.
class TryIt : public QWidget {
    Q_OBJECT

public:
    explicit TryIt(Workbench &workbench, QWidget *parent = nullptr);

    /// A picture that is there is tried again. `why`: shown while there is no source.
    void setSource(const ClassifierSource &source, const QString &why);
    void setPicture(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void choosePicture();
    void tryNow();
    void showJudged(const Result<JudgedPicture> &judged);
    void forget();

    Workbench &m_workbench;
    ClassifierSource m_source;
    QString m_why;
    QString m_picture;
    std::shared_ptr<const Judge> m_judge; ///< of m_source, once it is loaded
    bool m_isStale = false;               ///< what is shown, until the panel comes into sight

    QPushButton *m_choose;
    QLabel *m_hint;
    QLabel *m_seen;
    GuessBars *m_bars;
    Notice *m_notice;
    Background m_trying;
};

} // namespace headstart::ui
