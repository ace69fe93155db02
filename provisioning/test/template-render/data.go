package main

import (
	"sort"
	"time"
)

// KV is a set of labels or annotations with the methods that Grafana's templates may call on it.
type KV map[string]string

// Pair is one entry of a KV.
type Pair struct{ Name, Value string }

// SortedPairs lists the entries by name, the alert's name first.
func (kv KV) SortedPairs() []Pair {
	pairs := make([]Pair, 0, len(kv))
	for name, value := range kv {
		pairs = append(pairs, Pair{name, value})
	}
	sort.Slice(pairs, func(i, j int) bool {
		if (pairs[i].Name == "alertname") != (pairs[j].Name == "alertname") {
			return pairs[i].Name == "alertname"
		}
		return pairs[i].Name < pairs[j].Name
	})
	return pairs
}

// Names lists the names, sorted.
func (kv KV) Names() []string {
	names := []string{}
	for _, pair := range kv.SortedPairs() {
		names = append(names, pair.Name)
	}
	return names
}

// Remove returns the entries without those of these names.
func (kv KV) Remove(names []string) KV {
	rest := KV{}
	for name, value := range kv {
		rest[name] = value
	}
	for _, name := range names {
		delete(rest, name)
	}
	return rest
}

// Alert is what Grafana's templates get of one alert.
type Alert struct {
	Status       string             `json:"status"`
	Labels       KV                 `json:"labels"`
	Annotations  KV                 `json:"annotations"`
	StartsAt     time.Time          `json:"startsAt"`
	EndsAt       time.Time          `json:"endsAt"`
	GeneratorURL string             `json:"generatorURL"`
	Fingerprint  string             `json:"fingerprint"`
	SilenceURL   string             `json:"silenceURL"`
	DashboardURL string             `json:"dashboardURL"`
	PanelURL     string             `json:"panelURL"`
	Values       map[string]float64 `json:"values"`
	ValueString  string             `json:"valueString"`
}

// Alerts are all alerts of a notification.
type Alerts []Alert

// Firing are those that fire.
func (alerts Alerts) Firing() []Alert { return alerts.with("firing") }

// Resolved are those that are over.
func (alerts Alerts) Resolved() []Alert { return alerts.with("resolved") }

func (alerts Alerts) with(status string) []Alert {
	found := []Alert{}
	for _, alert := range alerts {
		if alert.Status == status {
			found = append(found, alert)
		}
	}
	return found
}

// Data is what a notification template gets.
type Data struct {
	Receiver          string `json:"receiver"`
	Status            string `json:"status"`
	Alerts            Alerts `json:"alerts"`
	GroupLabels       KV     `json:"groupLabels"`
	CommonLabels      KV     `json:"commonLabels"`
	CommonAnnotations KV     `json:"commonAnnotations"`
	ExternalURL       string `json:"externalURL"`
}
