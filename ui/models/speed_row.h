// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace headstart::catalogue {
struct ModelCard;
}

namespace headstart::ui {

class SpeedMeter;

/// How fast one model is here, under which conditions, and a button that measures it. The meter must outlive it.
class SpeedRow : public QWidget {
    Q_OBJECT

public:
    explicit SpeedRow(SpeedMeter &meter, QWidget *parent = nullptr);
    /// `card` lives as long as the program.
    void setCard(const catalogue::ModelCard &card);

private:
    void act();
    void refresh();
    QString text() const;

    SpeedMeter &m_meter;
    const catalogue::ModelCard *m_card = nullptr;
    QLabel *m_text;
    QPushButton *m_measure;
};

} // namespace headstart::ui
