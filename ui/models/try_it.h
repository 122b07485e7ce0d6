// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/background.h"
#include "ui/predict/judge.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace headstart::ui {

class GuessBars;
class Notice;
class Workbench;

/// What a model says of a picture of one's own, or of a text as it is typed. The workbench must outlive it.
class TryIt : public QWidget {
    Q_OBJECT

public:
    explicit TryIt(Workbench &workbench, QWidget *parent = nullptr);

    /// Whether the model reads texts, or looks at pictures.
    void setReadsTexts(bool readsTexts);
    /// What is there is tried again. `why`: shown while there is no source.
    void setSource(const ClassifierSource &source, const QString &why);
    void setPicture(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Tried;
    void choosePicture();
    bool hasSubject() const;
    QString subjectName() const;
    QString hint() const;
    void tryNow();
    void showTried(const Result<Tried> &tried);
    void forget();

    Workbench &m_workbench;
    ClassifierSource m_source;
    QString m_why;
    bool m_readsTexts = false;
    QString m_picture;
    std::shared_ptr<const Judge> m_judge; ///< of m_source, once it is loaded
    bool m_isStale = false;               ///< what is shown, until the panel comes into sight

    QPushButton *m_choose;
    QLineEdit *m_text;
    QLabel *m_hint;
    QLabel *m_seen;
    GuessBars *m_bars;
    Notice *m_notice;
    QTimer m_soon; ///< who types is not interrupted
    Background m_trying;
};

} // namespace headstart::ui
